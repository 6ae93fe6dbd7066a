package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"duban/seeds/pages"
	"duban/seeds/paper"
)

func main() {
	texts := []string{
		"=1+1", "+86 750", "-5%", "@局办公室", "＝SUM(A1)", "a|b", "a\nb", "<script>alert(1)</script>", "&lt;", "**重点**", "[x](http://x.example)", "`code`", "_x0041_",
		"\\", "# 一、", "1.", "'quoted\"", "\x1b[31m红\x07", "左\u202e右", "\ufffe坏\uffff", "bad\xff", "  两边  ", strings.Repeat("长", 5000), "", "12", strings.Repeat("😀字", 20000),
	}
	var papers []paper.Paper
	for k := 0; k < 48; k++ {
		s := paper.Sheet{Name: "a/b:c*[d]?'", Title: "<标题> & =1", Lines: []string{"=行", "致：<b>"}, Closing: []string{"<签收>", "二"}, Signed: []string{"局", "日"}, Band: "类别",
			Columns: []paper.Column{{Name: "标识", Width: 3, Hidden: k%3 == 0}, {Name: "序号", Width: 4, Centered: true}, {Name: "=工作任务", Width: 20, Input: k%4 == 1, Choices: []string{"是", "否\"", "<"}}, {Name: "数", Width: 5, Figures: k%2 == 0}, {Name: "h2", Width: 1, Hidden: k%5 == 0}, {Name: "完", Width: 6, Figures: true}}}
		for i, t := range texts {
			s.Rows = append(s.Rows, paper.Row{Band: []string{"一、" + fmt.Sprint(i/3), "（一）" + t}[:k%3], Cells: []string{"id" + t, fmt.Sprint(i), t, fmt.Sprint(i * 3), t, fmt.Sprint(i % 7)}})
		}
		if k%4 == 2 {
			s.Charted = []int{3, 5}
		}
		if k%8 == 2 {
			s.Charted = []int{5, 3, 5, 3}
		}
		o := s
		o.Apart, o.NewPage = true, k%2 == 1
		n := s
		n.NewPage = true
		p := paper.Paper{Title: "=题<目>\n二", Lines: []string{"@行", "x"}, IsText: k%7 < 3, Sheets: []paper.Sheet{s, o, n, {Name: s.Name, Title: "空", Columns: s.Columns}, {}}}
		if k%6 == 5 {
			p.Sheets = []paper.Sheet{o, s}
		}
		if k%2 == 0 {
			p.Mark = paper.Mark{Form: "ledger", Tasks: k, Of: 50, Filter: strings.Repeat("<x>-->", k%3)}
		}
		if k == 47 {
			p.Sheets = nil
		}
		papers = append(papers, p)
	}
	for i, p := range papers {
		for _, f := range []paper.Format{paper.FormatXLSX, paper.FormatDOCX, paper.FormatCSV, paper.FormatMarkdown} {
			var b bytes.Buffer
			err := paper.Write(context.Background(), &b, f, p)
			os.WriteFile(fmt.Sprintf("%s/zz%d.%s", os.Args[1], i, f), b.Bytes(), 0o644)
			if err != nil {
				fmt.Println(err)
			}
		}
		l, err := paper.Preview(context.Background(), p)
		os.WriteFile(fmt.Sprintf("%s/zz%d.preview", os.Args[1], i), []byte(strings.Join(l, "\n")+fmt.Sprint(err)), 0o644)
	}
	ctx, end := context.WithCancel(context.Background())
	end()
	for _, f := range []paper.Format{paper.FormatXLSX, paper.FormatDOCX, paper.FormatCSV, paper.FormatMarkdown} {
		fmt.Println(paper.Write(ctx, &bytes.Buffer{}, f, papers[0]))
	}
	names, _ := filepath.Glob(os.Args[2] + "/*.xhtml")
	for _, n := range names {
		data, _ := os.ReadFile(n)
		os.WriteFile(os.Args[1]+"/"+filepath.Base(n)+".page", []byte(pages.Document(context.Background(), data)), 0o644)
	}
}
