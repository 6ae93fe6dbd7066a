package seeds_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// Pages that a browser saved, and what was copied out of one, are read as they are shown.
func TestWebPages(t *testing.T) {
	t.Parallel()
	for file, want := range map[string][]string{
		"saved.html": {
			"1|一、规范执法|制定年度 执法检查计划，\n并向社会公开。|法规科|办公室|||2024-03-31|||",
			"2|一、规范执法|开展执法案卷评查。|法规科||||2024-03-31|||",
			"3|二、优化服务|落实首问负责制。|审批科|各科室|||长期|||",
		},
		"fragment.html": {
			"1|一、加强管理|修订制度|办公室||||2024-06-30|||",
			"2|一、加强管理|整理档案|档案室||||2024-09-30|||",
			"1|二、改进服务|清理积压件|审批科||||2024-12-31|||",
		},
		"spans.html": { // a hidden row, a cell over a merged one, and a merged one that ends with its tbody
			"1|一、公开|修订目录|办公室||||2024-06-30|||",
			"3|一、公开|更新栏目|信息科||||2024-05-31|||",
			"4|二、服务|设立窗口|||||2024-07-31|||",
			"5|三、监督|开展抽查|法规科||||2024-09-30|||",
			"6|四、保障|组织培训|人事科||||2024-10-31|||",
		},
		"numbers-of-lists.html": {
			"1|一、公开|修订目录，6月底前完成。|办公室||||2024-06-30|||",
			"2|一、公开|更新栏目，5月底前完成。|信息科||||2024-05-31|||",
			"3|二、服务|设立窗口，7月底前完成。|审批科||||2024-07-31|||",
			"6|二、服务|组织培训，10月底前完成。|人事科||||2024-10-31|||",
		},
		"gb18030.html": {
			"1||公开统计信息|规划科||||2024-05-31|||",
			"2||公开机构名录|医政科||||长期|||",
		},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(filepath.Join("testdata", "web", file))
			if err != nil {
				t.Fatal(err)
			}
			reading, err := seeds.Read(context.Background(), data, seeds.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range reading.Plan.Tasks {
				got = append(got, fieldsOf(reading.Plan, &reading.Plan.Tasks[i]))
			}
			if !slices.Equal(got, want) || reading.Format != "html" {
				t.Errorf("read as %s\n%s\nwant\n%s", reading.Format, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if file != "saved.html" {
				return
			}
			var whys []model.WarningReason
			for _, warning := range reading.Warnings {
				whys = append(whys, warning.Why)
				if strings.Contains(warning.Text, "脚本") {
					t.Errorf("a script is taken for words: %+v", warning)
				}
			}
			for _, why := range []model.WarningReason{model.WhyHidden, model.WhyStruckOut} {
				if !slices.Contains(whys, why) {
					t.Errorf("no warning %q among %v", why, whys)
				}
			}
		})
	}
}

// Deep and wide pages end in a plan or a refusal.
func TestHostileWebPages(t *testing.T) {
	t.Parallel()
	for name, page := range map[string]string{
		"deep":     "<div>" + strings.Repeat("<div>", 100_000) + "1.甲。（办公室）",
		"tables":   strings.Repeat("<table><tr><td>", 5_000) + "甲",
		"spans":    "<table>" + strings.Repeat(`<tr><td colspan="9999" rowspan="9999">甲</td></tr>`, 2_000) + "</table>",
		"merged":   "<table><tr><td rowspan=999>" + strings.Repeat("甲", 100_000) + "</td></tr>" + strings.Repeat("<tr><td>乙</td></tr>", 999) + "</table>",
		"rowspans": "<table><tr>" + strings.Repeat(`<td rowspan="500">甲</td>`, 300) + "</tr>" + strings.Repeat("<tr></tr>", 300) + "</table>",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			readsSoundly(t, []byte(page))
		})
	}
}

func FuzzWebPage(f *testing.F) {
	files, err := filepath.Glob("testdata/web/*.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) { readsSoundly(t, []byte("<html>"+text)) })
}
