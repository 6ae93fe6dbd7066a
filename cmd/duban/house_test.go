package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sources returns the Go files of the module that are no tests and not generated, by path.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	for _, room := range []string{"cmd", "tui", "store", "model", "seeds"} {
		err := filepath.WalkDir(filepath.Join("..", "..", room), func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && entry.Name() == "testdata":
				return filepath.SkipDir
			case filepath.Ext(path) != ".go", strings.HasSuffix(path, "_test.go"):
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err == nil && !ast.IsGenerated(file) {
				files[filepath.ToSlash(strings.TrimPrefix(path, filepath.Join("..", "..")+string(filepath.Separator)))] = file
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// The root model of the dashboard stays small, and no function takes it but its methods.
func TestTheRootStaysSmall(t *testing.T) {
	const mostMethods = 90
	isRoot := func(list *ast.FieldList) bool {
		for _, field := range list.List {
			if star, isPointer := field.Type.(*ast.StarExpr); isPointer {
				if name, isName := star.X.(*ast.Ident); isName && name.Name == "App" {
					return true
				}
			}
		}
		return false
	}
	methods := 0
	for path, file := range sources(t) {
		for _, declaration := range file.Decls {
			function, isFunction := declaration.(*ast.FuncDecl)
			if !isFunction || filepath.Dir(path) != "tui" {
				continue
			}
			if function.Recv != nil && isRoot(function.Recv) {
				methods++
			}
			if isRoot(function.Type.Params) {
				t.Errorf("%s: %s takes the root", path, function.Name.Name)
			}
		}
	}
	if methods == 0 || methods >= mostMethods {
		t.Errorf("the root has %d methods, of fewer than %d", methods, mostMethods)
	}
}

// CONTRIBUTING.md names every package.
func TestContributingNamesEveryPackage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("/", "`", "cmd`duban`internal", "cmd/duban/internal").Replace(string(page))
	missing := map[string]bool{}
	for path := range sources(t) {
		if folder := filepath.ToSlash(filepath.Dir(path)); !strings.Contains(text, "`"+filepath.Base(folder)+"`") {
			missing[folder] = true
		}
	}
	for folder := range missing {
		t.Errorf("CONTRIBUTING.md does not name %s", folder)
	}
}

// Files are short: those of the commands most of all, as they only connect.
func TestFilesAreShort(t *testing.T) {
	for path, file := range sources(t) {
		most := 400
		if filepath.Dir(path) == "cmd/duban" {
			most = 180
		}
		content, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(string(content), "\n"); lines > most {
			t.Errorf("%s of package %s has %d lines, of at most %d", path, file.Name.Name, lines, most)
		}
	}
}
