package sheet

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Formulas are calculated as another reader of workbooks calculates them.
func TestCalculate(t *testing.T) {
	stored := map[string]string{"A1": "财务", "B1": "44348", "C1": "3", "D1": "  办公 室 ", "E1": "007"}
	file := excelize.NewFile()
	cells := map[string]formulaValue{}
	for name, value := range stored {
		cells[name] = cellValue(value, false)
		_ = file.SetCellStr("Sheet1", name, value)
	}
	_ = file.SetCellValue("Sheet1", "B1", 44348)
	_ = file.SetCellValue("Sheet1", "C1", 3)
	for _, formula := range []string{
		`A1&"科"`, `CONCATENATE(A1,"科、",D1)`, `CONCAT(A1,C1)`, `"a""b"&A1`, `1+2*3`, `(1+2)*3`, `-C1+10`, `2^3`, `10/4`, `50%`, `C1*2&"项"`, `$A$1&$B1`,
		`DATE(2021,6,30)`, `DATE(2021,14,1)`, `EDATE(B1,1)`, `EOMONTH(B1,0)`, `EOMONTH(B1,-4)`, `EDATE(DATE(2021,1,31),1)`, `YEAR(B1)`, `MONTH(B1)`, `DAY(B1)`, `YEAR(B1)&"年"&MONTH(B1)&"月"`,
		`TEXT(B1,"yyyy年m月d日")`, `TEXT(B1,"yyyy-mm-dd")`, `TEXT(C1,"00")`, `TEXT(0.5,"0%")`, `TRIM(D1)`, `LEFT(A1)`, `LEFT(A1,1)&"政"`, `RIGHT(A1,1)`, `MID("办公室主任",2,2)`, `MID(A1,5,1)`, `LEFT(A1,9)`,
		`SUBSTITUTE(A1,"财","税")`, `VALUE("12")+1`, `IF(C1>2,"多","少")`, `IF(C1<=2,"多","少")`, `IF(A1="财务","是","否")`, `IF(C1<>3,1,2)`, `IF(C1=3,A1)`, `E1&"号"`, `Z9&"空"`, `C1>2`,
	} {
		_ = file.SetCellFormula("Sheet1", "H1", formula)
		want, err := file.CalcCellValue("Sheet1", "H1")
		if err != nil {
			t.Errorf("%s: %v", formula, err)
			continue
		}
		if got, err := calculate(formula, cells, false); err != nil || got.String() != want {
			t.Errorf("%s is %q, %v, want %q", formula, got, err, want)
		}
	}
}

// What is no formula, or needs what is not there, has no value.
func TestNotCalculated(t *testing.T) {
	cells := map[string]formulaValue{"A1": {text: "财务"}, "A2": {isFormula: true}, "A3": {text: strings.Repeat("长", 10_000)}, "A4": {text: strings.Repeat("长", 20_000)}}
	for _, formula := range []string{
		``, `(`, `)`, `"`, `1+`, `A1+1`, `A2&"x"`, `SUM(1,2)`, `LEFT(A1,-1)`, `MID(A1,0,1)`, `DATE(1,2)`, `DATE(99999,1,1)`, `1/0`, `CONCATENATE(`, `CONCATENATE(1`, `1 2`, `YEAR()`, `EDATE(44348,1E99)`,
		`RIGHT(A1,"x")`, `$`, `.`, `%`, `&`, `IF(A1,1,2)`, `SUBSTITUTE(A3,"长",A3)`, `A4&"x"`,
	} {
		if got, err := calculate(formula, cells, false); err == nil {
			t.Errorf("%s is %q", formula, got)
		}
	}
}

// A formula that several cells have is that of the first, moved.
func TestSharedFormula(t *testing.T) {
	for formula, want := range map[string]string{
		`A1&$B1&C$1&$D$1`: `B3&$B3&D$1&$D$1`,
		`"A1"&A1`:         `"A1"&B3`,
	} {
		if got := shifted(formula, 2, 1); got != want {
			t.Errorf("%s becomes %s, want %s", formula, got, want)
		}
	}
	if got := shifted("A1", -1, 0); isPlainFormula(got) {
		t.Errorf("a cell above the sheet is %s", got)
	}
}
