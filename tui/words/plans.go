package words

// PlansScreen is what the dashboard says of plans, and of documents that become
// plans.
type PlansScreen struct {
	Title, Keys                       string // of the chooser
	File                              string // before the path
	Reading                           string // the path
	Preview, PreviewKeys, NothingKeys string
	Importing, Dropped                string
	Revised                           string // who brought in a corrected version
	Writing, Drafts, NoFiles, NotHere string
}

func chinesePlans() PlansScreen {
	return PlansScreen{
		Title: "方案", Keys: "回车 打开   i 导入文件   Esc 返回", File: "导入文件", Reading: "正在读取 %s",
		Preview: "预览：还没有写入", PreviewKeys: "回车 导入   Esc 放弃   ↑↓ PgUp PgDn 翻看", NothingKeys: "没有要改的   Esc 返回",
		Importing: "正在写入", Dropped: "没有导入", Revised: "%s 导入了这个方案的修订，现在显示的是新版",
		Writing: "还有改动正在写入，请稍后再换方案", Drafts: "还有备注没有存上，请先按 n 存好再换方案",
		NoFiles: "这里不能读取文件；请用 ssh 主机 import - < 文件", NotHere: "这里只能看这一个方案",
	}
}

func englishPlans() PlansScreen {
	return PlansScreen{
		Title: "plans", Keys: "Enter open   i import a file   Esc back", File: "import file", Reading: "reading %s",
		Preview: "preview: nothing is written yet", PreviewKeys: "Enter import   Esc drop   up/down PgUp PgDn read", NothingKeys: "nothing to change   Esc back",
		Importing: "writing", Dropped: "nothing was imported", Revised: "%s brought in a corrected version of this plan; what is shown is the new one",
		Writing: "changes are still being written; open another plan in a moment", Drafts: "a note is not saved yet; press n and save it before you open another plan",
		NoFiles: "no files can be read here; use: ssh HOST import - < FILE", NotHere: "there is no way to other plans here",
	}
}
