package seeds_test

import (
	"encoding/csv"
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
	"testing"

	"duban/seeds"
)

// cellsOf are cells of each role and how the field is read, as fieldsOf writes it. Some look
// like what another column holds.
func cellsOf() map[seeds.ColumnRole][][2]string {
	same := func(cells ...string) (pairs [][2]string) {
		for _, cell := range cells {
			pairs = append(pairs, [2]string{cell, cell})
		}
		return pairs
	}
	return map[seeds.ColumnRole][][2]string{
		"category": same("综合事务", "财务科", "2025年度", "专项"),
		"task": same("修订值班制度", "责任单位", "办公室", "开展积压件普查", "X小组", "王建国",
			"开展隐患排查，建立台账；落实整改。", "12345热线办理", "建账", "第2批清理", "走访困难群众", "统一表样"),
		"lead": append(same("财务科", "X小组", "县发展和改革局", "110指挥中心"),
			[2]string{"办公室、法规科", "办公室+法规科"}, [2]string{"办公室 法规科", "办公室+法规科"}, [2]string{"", ""}),
		"assist": append(same("督查科", "信息中心", "镇水利站"), [2]string{"人事科；宣传科", "人事科+宣传科"}, [2]string{"", ""}),
		"leader": append(same("张三", "欧阳建国", ""), [2]string{"李四、王五", "李四+王五"}),
		"person": append(same("赵六", "陈小明", ""), [2]string{"孙七、周八", "孙七+周八"}),
		"due": {
			{"2025年6月30日", "2025-06-30"},
			{"6月底前", "2025-06-30"},
			{"2025.9.15", "2025-09-15"},
			{"9/30", "2025-09-30"},
			{"长期", "长期"},
			{"第三季度", "2025-09-30"},
			{"2025/4/8", "2025-04-08"},
			{"", ""},
			{"20251115", "2025-11-15"},
		},
		"source": same("局长办公会", "市政府第3号纪要", ""),
		"remark": same("需经费支持", "财务科", "6月底", ""),
	}
}

// generatedTable is a table of random roles in a random order under a header that says
// nothing, or something else.
type generatedTable struct {
	roles []seeds.ColumnRole
	rows  [][]string // with the header
	want  []string   // a line for each task
}

func generateTable(r *rand.Rand) generatedTable {
	all := cellsOf()
	roles := []seeds.ColumnRole{"task"}
	for _, role := range []seeds.ColumnRole{"number", "category", "lead", "assist", "leader", "person", "due", "source", "remark", "ignore"} {
		if r.IntN(3) > 0 {
			roles = append(roles, role)
		}
	}
	if len(roles) == 1 {
		roles = append(roles, "lead")
	}
	r.Shuffle(len(roles), func(i, j int) { roles[i], roles[j] = roles[j], roles[i] })
	names := []string{"甲甲", "q4", "咋办", "归谁", "啥时候", "说法", "项B", "责任单位", "完成时限", "工作任务", "备注", "far", "第几", "牵头"}
	r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	g := generatedTable{roles: roles, rows: [][]string{names[:len(roles)]}}
	first := r.IntN(len(all["task"]))
	for row := range 3 + r.IntN(8) {
		fields := map[seeds.ColumnRole]string{}
		var cells []string
		for _, role := range roles {
			cell := [2]string{fmt.Sprint(row + 1), fmt.Sprint(row + 1)}
			if pairs := all[role]; role == "task" {
				cell = pairs[(row+first)%len(pairs)] // rows with the same task may be one
			} else if pairs != nil {
				cell = pairs[r.IntN(len(pairs))]
			}
			cells = append(cells, cell[0])
			fields[role] = cell[1]
		}
		g.rows = append(g.rows, cells)
		quota := ""
		g.want = append(g.want, strings.Join([]string{
			fields["number"], fields["category"], fields["task"], fields["lead"], fields["assist"], fields["leader"], fields["person"],
			fields["due"], quota, fields["source"], fields["remark"],
		}, "|"))
	}
	return g
}

func (g generatedTable) as(format string) []byte {
	var b strings.Builder
	switch format {
	case "csv":
		w := csv.NewWriter(&b)
		_ = w.WriteAll(g.rows)
	case "md":
		b.WriteString("# 某局2025年任务\n\n")
		for i, row := range g.rows {
			b.WriteString("| " + strings.Join(row, " | ") + " |\n")
			if i == 0 {
				b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
			}
		}
	case "html":
		b.WriteString("<html><body><p>某局2025年任务</p><table>")
		for _, row := range g.rows {
			b.WriteString("<tr>")
			for _, cell := range row {
				b.WriteString("<td>" + html.EscapeString(cell) + "</td>")
			}
			b.WriteString("</tr>")
		}
		b.WriteString("</table></body></html>")
	}
	return []byte(b.String())
}

// Any table whose columns were all named by hand is read without a wrong field in them.
func TestGeneratedColumnsByHand(t *testing.T) {
	t.Parallel()
	for seed := range uint64(150) {
		g := generateTable(rand.New(rand.NewPCG(seed, 1)))
		columns := map[int]seeds.ColumnRole{}
		for i, role := range g.roles {
			columns[i+1] = role
		}
		for _, format := range []string{"csv", "md", "html"} {
			reading, err := seeds.Read(t.Context(), g.as(format), seeds.Options{Year: 2025, Hints: seeds.Hints{Columns: columns}})
			if err != nil {
				t.Errorf("%d %s: %v\n%s", seed, format, err, g.as("csv"))
				continue
			}
			var got []string
			for i := range reading.Plan.Tasks {
				got = append(got, fieldsOf(reading.Plan, &reading.Plan.Tasks[i]))
			}
			for i, want := range g.want {
				if i >= len(got) || got[i] != want {
					t.Errorf("%d %s: %v under\n%s\nread\n%s\nwant\n%s", seed, format, g.roles, g.as("csv"), strings.Join(got[min(i, len(got)):], "\n"), want)
					break
				}
			}
			if len(got) > len(g.want) {
				t.Errorf("%d %s: %d tasks, want %d", seed, format, len(got), len(g.want))
			}
		}
	}
}
