package sheet

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// cellsOf returns what finds the values of cells by their names.
func cellsOf(cells map[string]string) func(row, column int) (string, bool) {
	return func(row, column int) (string, bool) { return cells[cellName(row, column)], row < 10 }
}

// Formulas are calculated as another reader of workbooks calculates them.
func TestCalculate(t *testing.T) {
	stored := map[string]string{"A1": "财务", "B1": "44348", "C1": "3", "D1": "  办公 室 ", "E1": "007"}
	file := excelize.NewFile()
	for name, value := range stored {
		_ = file.SetCellStr("Sheet1", name, value)
	}
	_ = file.SetCellValue("Sheet1", "B1", 44348)
	_ = file.SetCellValue("Sheet1", "C1", 3)
	for _, formula := range []string{
		`A1&"科"`, `CONCATENATE(A1,"科、",D1)`, `CONCAT(A1,C1)`, `"a""b"&A1`, `1+2-4`, `-C1+10`, `C1+2&"项"`, `$A$1&$B1`, `E1&"号"`, `Z9&"空"`, `B1+30`,
		`DATE(2021,6,30)`, `DATE(2021,14,1)`, `EDATE(B1,1)`, `EDATE(B1,-4)`, `EDATE(DATE(2021,1,31),1)`, `YEAR(B1)`, `MONTH(B1)`, `DAY(B1)`, `YEAR(B1)&"年"&MONTH(B1)&"月"`,
		`TEXT(B1,"yyyy年m月d日")`, `TEXT(B1,"yyyy-mm-dd")`, `TEXT(C1,"00")`, `TEXT(0.5,"0%")`,
	} {
		_ = file.SetCellFormula("Sheet1", "H1", formula)
		want, err := file.CalcCellValue("Sheet1", "H1")
		if err != nil {
			t.Errorf("%s: %v", formula, err)
			continue
		}
		if got, ok := calculate(formula, cellsOf(stored), false); !ok || got != want {
			t.Errorf("%s is %q, %v, want %q", formula, got, ok, want)
		}
	}
}

// What is no formula, or needs what is not there, has no value.
func TestNotCalculated(t *testing.T) {
	cells := cellsOf(map[string]string{"A1": "财务", "A2": "#N/A", "A3": strings.Repeat("长", 60)})
	for _, formula := range []string{
		``, `(`, `)`, `"`, `1+`, `A1+1`, `A2&"x"`, `A3&A3`, `A10&"x"`, `A1:A3`, `Sheet2!A1`, `SUM(1,2)`, `LEFT(A1)`, `DATE(1,2)`, `DATE(99999,1,1)`, `1/0`, `CONCATENATE(`, `CONCATENATE(1`,
		`1 2`, `YEAR()`, `EDATE(44348,1E99)`, `$`, `.`, `%`, `&`, `IF(A1,1,2)`, `#REF!`, strings.Repeat("-", 300) + "1",
	} {
		if got, ok := calculate(formula, cells, false); ok {
			t.Errorf("%s is %q", formula, got)
		}
	}
}
