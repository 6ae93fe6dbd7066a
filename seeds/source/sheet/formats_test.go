package sheet

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Numbers and dates are shown as another reader of workbooks shows them.
func TestFormats(t *testing.T) {
	for _, group := range []struct {
		codes  []string
		values []float64
	}{
		{
			[]string{
				"0", "0.00", "#,##0", "#,##0.00", "0%", "0.0%", "00000", `0"项"`, `"第"0"条"`, "0.##", "#,##0_);(#,##0)", "0;-0", `¥#,##0`, "[Red]0.0", `0"万"`, "@", "General",
			}, []float64{0, 1, 7, 0.5, 0.333, 1234.5, -3, -1234.567, 44348, 100000, 20210630},
		},
		{
			[]string{
				"yyyy/m/d", "yyyy-mm-dd", `yyyy"年"m"月"d"日"`, `yyyy"年"m"月"`, `m"月"d"日"`, "yy/m/d", "m/d/yy", "d-mmm-yy", "mmm-yy", "mmmm d, yyyy",
				"[$-F800]dddd, mmmm dd, yyyy", "[$-409]d-mmm;@",
				"h:mm", "hh:mm:ss", "h:mm AM/PM", `上午/下午h"时"mm"分"`, "yyyy/m/d h:mm", "e/m/d", "yyyy.mm.dd;@", `yyyy\-mm\-dd`, "m-d", "yyyymmdd",
			}, []float64{1, 61, 44348, 44377.75, 44348.53125, 44561.9375},
		},
		{[]string{"[$-804]aaaa", `[$-804]yyyy"年"m"月"d"日" dddd`, "[$-804]ddd"}, []float64{61, 44348, 44377.75}},
	} {
		compareFormats(t, group.codes, group.values)
	}
}

func compareFormats(t *testing.T, formats []string, values []float64) {
	t.Helper()
	file := excelize.NewFile(excelize.Options{CultureInfo: excelize.CultureNameZhCN, ShortDatePattern: shortDate, LongDatePattern: longDate})
	for i, code := range formats {
		style, err := file.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		for j, value := range values {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			if err := file.SetCellFloat("Sheet1", cell, value, -1, 64); err != nil {
				t.Fatal(err)
			}
			_ = file.SetCellStyle("Sheet1", cell, cell, style)
			want, err := file.GetCellValue("Sheet1", cell)
			if err != nil {
				t.Fatal(err)
			}
			stored, _ := file.GetCellValue("Sheet1", cell, excelize.Options{RawCellValue: true})
			if got := parseFormat(code).show(plainNumber(stored), false, false); strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("%s shows %s as %q, want %q", code, stored, got, want)
			}
		}
	}
}

// Chinese numerals are those of years, days and numbers. What plans hardly have is as it is.
func TestNumeralsOfFormats(t *testing.T) {
	for _, test := range [][3]string{
		{`[DBNum1][$-804]yyyy"年"m"月"d"日"`, "44520", "二〇二一年十一月二十日"},
		{`[DBNum1]"第"0"项"`, "12", "第十二项"},
		{"[DBNum2]0", "21", "贰拾壹"},
		{"0.00E+00", "1234.5", "1234.5"},
		{"000-0000", "1234567", "1234567"},
		{"0.0,", "1234.5", "1234.5"},
		{"[h]:mm", "1.5", "1.5"},
	} {
		if got := parseFormat(test[0]).show(test[1], false, false); got != test[2] {
			t.Errorf("%s shows %s as %q, want %q", test[0], test[1], got, test[2])
		}
	}
}

// A format that is too long to be one shows a value as it is.
func TestLongFormat(t *testing.T) {
	if got := parseFormat(strings.Repeat("h:", maxFormatCode)).show("1.5", false, false); got != "1.5" {
		t.Errorf("it shows %.40q", got)
	}
}
