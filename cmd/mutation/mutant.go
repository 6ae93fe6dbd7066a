//go:build unix

package main

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is one change of one file: the bytes from start to end are replaced.
type mutant struct {
	file       string // relative to the root of the tree
	line       int
	kind       string // what the change does, such as "negate condition"
	start, end int
	text       string
	switched   string // a format of both texts, chosen by the variable mutating; may be empty
}

const (
	switchedCondition = `(mutating == %[1]q && (%[2]s) || mutating != %[1]q && (%[3]s))`
	switchedStatement = `if mutating == %[1]q { %[2]s } else { %[3]s }`
)

// apply returns the changed source.
func (m mutant) apply(source []byte) []byte {
	return slices.Concat(source[:m.start], []byte(m.text), source[m.end:])
}

// applySwitched returns the source with a change that the environment switches on.
func (m mutant) applySwitched(source []byte, id string) []byte {
	m.text = fmt.Sprintf(m.switched, id, m.text, source[m.start:m.end])
	return m.apply(source)
}

// diff returns the changed lines, before and after.
func (m mutant) diff(source []byte) string {
	from := bytes.LastIndexByte(source[:m.start], '\n') + 1
	to := len(source)
	if next := bytes.IndexByte(source[m.end:], '\n'); next >= 0 {
		to = m.end + next
	}
	changed := m.apply(source[:to])[from:]
	mark := func(sign string, lines []byte) string {
		return sign + strings.ReplaceAll(string(lines), "\n", "\n"+sign) + "\n"
	}
	return mark("-", source[from:to]) + mark("+", changed)
}

// mutantsOf returns all mutants of a package, in the order of the source. Tests
// are left alone.
func mutantsOf(root, folder string) ([]mutant, error) {
	names, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
	if err != nil {
		return nil, err
	}
	var found []mutant
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return nil, err
		}
		of, err := mutantsIn(relative, source)
		if err != nil {
			return nil, err
		}
		found = append(found, of...)
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s: nothing to change", folder)
	}
	return found, nil
}

func mutantsIn(file string, source []byte) ([]mutant, error) {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, file, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	f := &finder{file: files.File(parsed.Pos()), source: source, header: map[ast.Stmt]bool{}}
	ast.Inspect(parsed, f.visit)
	for i := range f.found {
		f.found[i].file = file
	}
	slices.SortStableFunc(f.found, func(a, b mutant) int { return cmp.Compare(a.start, b.start) })
	return f.found, nil
}

// finder collects the mutants of one file.
type finder struct {
	file   *token.File
	source []byte
	header map[ast.Stmt]bool // statements inside those of others, which no if can wrap
	found  []mutant
}

func (f *finder) visit(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.IfStmt:
		f.header[node.Init] = true
		f.condition(node.Cond)
	case *ast.SwitchStmt:
		f.header[node.Init] = true
	case *ast.TypeSwitchStmt:
		f.header[node.Init], f.header[node.Assign] = true, true
	case *ast.CommClause:
		f.header[node.Comm] = true
	case *ast.ForStmt:
		f.header[node.Init], f.header[node.Post] = true, true
		if node.Cond != nil {
			f.replace(node.Cond, "negate condition", "!("+f.text(node.Cond)+")")
		}
	case *ast.BinaryExpr:
		f.operator(node)
	case *ast.CaseClause:
		f.drop("drop case", node.List)
	case *ast.CompositeLit:
		f.drop("drop entry", node.Elts)
	case *ast.AssignStmt:
		f.assignment(node)
	case *ast.IncDecStmt:
		f.statement(node, "drop assignment", "")
	case *ast.ExprStmt:
		f.statement(node, "drop call", "")
	case *ast.ReturnStmt:
		if len(node.Results) == 1 {
			f.result(node.Results[0])
		}
	}
	return true
}

// condition keeps the operands in use, as an unused variable does not compile.
func (f *finder) condition(cond ast.Expr) {
	text := "(" + f.text(cond) + ")"
	f.replace(cond, "negate condition", "!"+text)
	f.replace(cond, "always", text+" || true")
	f.replace(cond, "never", text+" && false")
}

func (f *finder) operator(expr *ast.BinaryExpr) {
	switch expr.Op {
	case token.LAND, token.LOR:
		f.replace(expr, "drop right operand", "("+f.text(expr.X)+")")
		f.replace(expr, "drop left operand", "("+f.text(expr.Y)+")")
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		other := map[token.Token]string{token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">"}[expr.Op]
		f.replace(expr, "move limit", "("+f.text(expr.X)+" "+other+" "+f.text(expr.Y)+")")
	}
}

// result negates a returned comparison, which is a condition of the caller.
func (f *finder) result(expr ast.Expr) {
	binary, isBinary := expr.(*ast.BinaryExpr)
	if !isBinary || !slices.Contains([]token.Token{token.EQL, token.NEQ, token.LAND, token.LOR}, binary.Op) {
		return
	}
	f.replace(expr, "negate result", "!("+f.text(expr)+")")
}

// drop makes one mutant for each entry of a list. The only case of a clause
// stays, as a clause without one does not compile.
func (f *finder) drop(kind string, entries []ast.Expr) {
	if kind == "drop case" && len(entries) < 2 {
		return
	}
	for at, entry := range entries {
		start, end := f.offset(entry.Pos()), f.offset(entry.End())
		if at+1 < len(entries) {
			end = f.offset(entries[at+1].Pos())
		} else if at > 0 {
			start = f.offset(entries[at-1].End())
		} else if rest := f.source[end:]; len(rest) > 0 && rest[0] == ',' {
			end++
		}
		f.add(start, end, kind, "", "")
	}
}

// assignment keeps the right side in use.
func (f *finder) assignment(node *ast.AssignStmt) {
	if node.Tok == token.DEFINE {
		return
	}
	values := make([]string, len(node.Rhs))
	for i, value := range node.Rhs {
		values[i] = f.text(value)
	}
	blanks := strings.TrimSuffix(strings.Repeat("_, ", len(node.Lhs)), ", ")
	f.statement(node, "drop assignment", blanks+" = "+strings.Join(values, ", "))
}

// replace changes an expression that is true or false.
func (f *finder) replace(node ast.Expr, kind, text string) {
	f.add(f.offset(node.Pos()), f.offset(node.End()), kind, text, switchedCondition)
}

func (f *finder) statement(node ast.Stmt, kind, text string) {
	switched := switchedStatement
	if f.header[node] {
		switched = ""
	}
	f.add(f.offset(node.Pos()), f.offset(node.End()), kind, text, switched)
}

func (f *finder) add(start, end int, kind, text, switched string) {
	f.found = append(f.found, mutant{
		line: f.file.Line(f.file.Pos(start)), kind: kind, start: start, end: end, text: text, switched: switched,
	})
}

func (f *finder) text(node ast.Node) string {
	return string(f.source[f.offset(node.Pos()):f.offset(node.End())])
}

func (f *finder) offset(pos token.Pos) int { return f.file.Offset(pos) }
