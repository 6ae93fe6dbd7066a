package seeds_test

import (
	"errors"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// digest tells a plan in lines: the headings, then number, text, offices, dates.
func digest(plan *model.Plan) string {
	var lines []string
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		path := strings.Join(plan.Categories[task.Category].Path, "/")
		words := []string{path, task.Number, task.Text, join(task.Lead), join(task.Assist), when(task)}
		lines = append(lines, strings.ReplaceAll(strings.Join(words, " · "), "\n", "⏎"))
	}
	return strings.Join(lines, "\n")
}

// form is a document and how its tasks must read.
type form struct {
	name, title, text, want string
}

func TestTableForms(t *testing.T) {
	for _, f := range []form{
		{
			"tabs, empty cells for merged ones", "某局2024年任务分解表",
			"某局2024年任务分解表\n序号\t工作任务\t具体措施\t牵头科室\t配合科室\t完成时限\n1\t一、公开\t1.公开文件。\t办公室\t法规科、财务科\t6月底前\n2\t\t2.公开预算。\t财务科\t\t长期坚持\n",
			"一、公开 · 1 · 公开文件。 · 办公室 · 法规科|财务科 · 2024-06-30\n一、公开 · 2 · 公开预算。 · 财务科 ·  · ongoing",
		},
		{
			"cells of several lines in quotes", "",
			"序号\t任务\t科室\n1\t\"加强管理，\n提高水平\"\t\"办公室\n财务科\"\n2\t抓好落实\t人事科\n",
			" · 1 · 加强管理，⏎提高水平 · 办公室|财务科 ·  · \n · 2 · 抓好落实 · 人事科 ·  · ",
		},
		{
			"cells as paragraphs", "2021年某委工作台账",
			"2021年某委工作台账\n序号\n工作任务\n责任科室\n完成时限\n1\n公开统计信息。\n规划科\n5月底\n2\n公开机构名录。\n医政科、\n基层科\n长期\n",
			" · 1 · 公开统计信息。 · 规划科 ·  · 2021-05-31\n · 2 · 公开机构名录。 · 医政科|基层科 ·  · ongoing",
		},
		{
			"one cell a line, each closed", "2024年任务分解表",
			"2024年任务分解表\n序号 |\n目标与任务 |\n分管 县领导 |\n牵头责任单位 |\n责任单位 |\n完成时限 |\n80 |\n新增托位400个以上，占比60%以上。 |\n赵 某 |\n县教育局 |\n县各有关单位 |\n12月底 |\n81 |\n支持学校发展。 |\n钱 某\n孙 某 |\n县教育局 |\n县人社局 |\n|\n",
			" · 80 · 新增托位400个以上，占比60%以上。 · 县教育局 · 县各有关单位 · 2024-12-31\n · 81 · 支持学校发展。 · 县教育局 · 县人社局 · ",
		},
		{
			"no header", "",
			"1 | 推进预算公开，提高质量。 | 财务科 | 2022年3月底前 |\n2 | 加强解读工作，丰富形式。 | 各科室 | 长期 |\n",
			" · 1 · 推进预算公开，提高质量。 · 财务科 ·  · 2022-03-31\n · 2 · 加强解读工作，丰富形式。 · 各科室 ·  · ongoing",
		},
		{
			"headings in rows of their own, header repeated, page furniture", "",
			"序号 | 任务 | 牵头单位 | 责任单位 | 时间 |\n一、公开 |\n1 | 修订文件库。 | 市府办 | 市直各部门\n各县（市、区）政府 | 2022年9月底前 |\n第 1 页 共 3 页\n序号 | 任务 | 牵头单位 | 责任单位 | 时间 |\n二、平台 | | | | |\n2 | 关停账号。 | 市网信办 | 各部门 | 2022年第二季度 |\n",
			"一、公开 · 1 · 修订文件库。 · 市府办 · 市直各部门|各县（市、区）政府 · 2022-09-30\n二、平台 · 2 · 关停账号。 · 市网信办 · 各部门 · 2022-06-30",
		},
		{
			"a header of two rows", "",
			"序号 | 任务 | 责任分工 | | 完成时限 |\n牵头单位 | 配合单位 |\n1 | 推进公开。 | 县财政局 | 县直各部门 | 2022年3月底前 |\n",
			" · 1 · 推进公开。 · 县财政局 · 县直各部门 · 2022-03-31",
		},
		{
			"Markdown, traditional characters", "",
			"| 序號 | 任務內容 | 主辦單位 | 協辦單位 | 完成時限 |\n| --- | --- | --- | --- | --- |\n| 1 | 辦理預算公開。 | 財務處 | 各單位 | 2021年6月30日前 |\n",
			" · 1 · 辦理預算公開。 · 財務處 · 各單位 · 2021-06-30",
		},
		{
			"closed cells, headings over all columns, a column that no list knows", "某区2023年重点任务推进情况（1-9月）",
			"某区2023年重点任务推进情况（1-9月）\n序号 |\n主要任务 |\n分管 领导 |\n牵头 单位 |\n责任主体与协同单位 |\n1-9月推进情况 |\n是否按序 |\n说明 |\n一、交通，需要加快推进的事项 |\n|||\n（一）道路 |\n|||\n1 |\n改造道路5条。 |\n赵某 |\n城管局 |\n市政局、相关街道 |\n已经进场施工，完成一半。 |\n是 |\n||\n2 |\n新建车站3个。 |\n钱某 |\n交通局 |\n各街道 |\n正在招标，年底完成全部施工内容。 |\n否 |\n因为场地的原因推迟了两个月，后期将加快。 |\n|\n",
			"一、交通，需要加快推进的事项/（一）道路 · 1 · 改造道路5条。 · 城管局 · 市政局|相关街道 · \n一、交通，需要加快推进的事项/（一）道路 · 2 · 新建车站3个。 · 交通局 · 各街道 · ",
		},
		{
			"cells as paragraphs, ordinals in lines of their own, a column of progress", "2022第三季度重点任务执行情况",
			"发布机构 某区府办 公开范围 面向全社会\n2022第三季度重点任务执行情况\n发布日期：2022-10-20 14:47:57\n项目名称\n\n项目内容\n\n责任单位\n\n进展情况\n\n（一）\n\n预期目标\n\n生产总值增长6.5%以上\n\n区发改局、各街道\n\n正常进行中\n\n研发经费增长15%\n\n区科技局、各街道\n\n已经走访了重点企业233家，系统注册正在推进之中，预计按时完成。\n\n（二）\n\n支持企业\n\n落实减税降费的政策\n\n区财政局\n\n正常进行中\n",
			"（一）预期目标 ·  · 生产总值增长6.5%以上 · 区发改局|各街道 ·  · \n（一）预期目标 ·  · 研发经费增长15% · 区科技局|各街道 ·  · \n（二）支持企业 ·  · 落实减税降费的政策 · 区财政局 ·  · ",
		},
		{
			"tabs, a cell of several lines without quotes", "",
			"项目名称\t建设内容\t牵头领导\t责任单位\t完成时限\n道路\t新建道路3条，投资3.8亿元。\t赵某\t区住建局\n区交通局\t2023年12月底\n桥梁\t改造桥梁2座。\t钱某\t区交通局\t2023.10.31\n",
			"道路 ·  · 新建道路3条，投资3.8亿元。 · 区住建局|区交通局 ·  · 2023-12-31\n桥梁 ·  · 改造桥梁2座。 · 区交通局 ·  · 2023-10-31",
		},
		{
			"cut in the middle of a row", "",
			"工作任务 | 具体要求 | 责任部门 |\n一、财政。 | 1.公开预算。 | 财务科 |\n2.公开决算。 | 各科室 | |\n3.公开采购，按照要求在网\n",
			"一、财政。 · 1 · 公开预算。 · 财务科 ·  · \n一、财政。 · 2 · 公开决算。 · 各科室 ·  · \n一、财政。 · 3 · 公开采购，按照要求在网 ·  ·  · ",
		},
		{
			"a header of two rows repeated on the next page, ordinals in cells of their own", "某县2021年任务台账",
			"某县2021年任务台账\n— 1 —\n序号 | 任务 | 责任分工 | | 完成时限 |\n| | 牵头单位 | 配合单位 | |\n一 | 推进政策公开 |\n1 | 清理文件。 | 县司法局 | 县直各部门 | 2021-06-30 |\n- 2 -\n序号 | 任务 | 责任分工 | | 完成时限 |\n| | 牵头单位 | 配合单位 | |\n二 | 推进平台建设 |\n2 | 关停账号 | 县委网信办 | | 第二季度 |\n第 3 页 共 3 页\n",
			"一 推进政策公开 · 1 · 清理文件。 · 县司法局 · 县直各部门 · 2021-06-30\n二 推进平台建设 · 2 · 关停账号 · 县委网信办 ·  · 2021-06-30",
		},
		{
			"two levels of headings under one name", "",
			"| 工作任务 | 工作措施 | 责任处室 | 时限要求 |\n| 一、深化公开 | （一）公开预决算 | 1．公开预算 | 预算处 | 2月底前 |\n| 2．公开决算 | 国库处 | 8月底前 |\n| （二）公开采购 | 3．公开意向 | 采购处 | 持续推进 |\n| 二、加强解读 | （三）丰富形式 | 4．图解政策 | 办公室会各业务处室 | 随时 |\n",
			"一、深化公开/（一）公开预决算 · 1 · 公开预算 · 预算处 ·  · \n一、深化公开/（一）公开预决算 · 2 · 公开决算 · 国库处 ·  · \n一、深化公开/（二）公开采购 · 3 · 公开意向 · 采购处 ·  · ongoing\n二、加强解读/（三）丰富形式 · 4 · 图解政策 · 办公室 · 各业务处室 · ongoing",
		},
		{
			"a lone pipe between cells, a cell that looks like a name", "二○二一年某局任务分解",
			"二○二一年某局任务分解\n序号\n|\n公开事项\n|\n责任科室\n|\n完成时限\n|\n1\n|\n机构职能、领导信息\n|\n办公室\n|\n即时更新\n|\n2\n|\n工程建设信息\n|\n建设科\n河湖科\n|\n5月31日前、9月30日前\n|\n",
			" · 1 · 机构职能、领导信息 · 办公室 ·  · \n · 2 · 工程建设信息 · 建设科|河湖科 ·  · 2021-05-31, 2021-09-30",
		},
		{
			"many columns that a plan has no place for", "某区2023年任务清单",
			"某区2023年任务清单\n序号|工作任务|年度目标|牵头单位|配合单位|分管领导|一季度|二季度|三季度|四季度\n1|建设公园|建成开放|区住建局|区城管局|赵某|完成设计|开工建设|完成主体|建成开放\n",
			" · 1 · 建设公园 · 区住建局 · 区城管局 · ",
		},
		{
			"the same offices as above", "",
			"序号|任务|责任单位\n1|推进一。|市工信局\n2|推进二。|同上\n",
			" · 1 · 推进一。 · 市工信局 ·  · \n · 2 · 推进二。 · 市工信局 ·  · ",
		},
		{
			"offices in the task's own cell", "",
			"序号|任务|完成时限\n1|推进一（责任科室：办公室）|2022年6月\n",
			" · 1 · 推进一 · 办公室 ·  · 2022-06-30",
		},
		{
			"several numbered tasks in one cell", "",
			"任务 | 措施 | 责任科室 |\n一、公开 | 1.公开文件。\n2.公开预算。 | 办公室 |\n",
			"一、公开 · 1 · 公开文件。 · 办公室 ·  · \n一、公开 · 2 · 公开预算。 · 办公室 ·  · ",
		},
	} {
		t.Run(f.name, func(t *testing.T) { checkForm(t, f) })
	}
}

func TestProseForms(t *testing.T) {
	for _, f := range []form{
		{
			"a name of the title elsewhere, a heading without number below it", "某市“十三五”规划责任分解",
			"某市人民政府办公室关于印发某市“十三五”规划责任分解的通知\n各县（市、区）人民政府：\n经市政府同意，现将《某市“十三五”规划》责任分解印发给你们。\n某市人民政府办公室\n2017年4月13日\n某市“十三五”规划责任分解\n“十三五”规划9个重点任务\n（一）预案\n1.完善体系\n（1）加强管理，规范编制。\n（2）推进精编，全面覆盖。\n（责任单位：市直各有关单位、各县（市、区）人民政府）\n2.健全机制。（责任单位：市应急局）\n",
			"（一）预案 · 1 · 完善体系⏎（1）加强管理，规范编制。⏎（2）推进精编，全面覆盖。 · 市直各有关单位|各县（市、区）人民政府 ·  · \n（一）预案 · 2 · 健全机制。 · 市应急局 ·  · ",
		},
		{
			"traditional characters with pinyin", "某州2020年優化營商環境工作計劃",
			"某州政發(fā)〔2020〕5號\n各縣市人民政府、某經(jīng)開區(qū)管委會：\n某州人民政府\n2020年2月22日\n某州2020年優(yōu)化營商環(huán)境工作計劃\n一、提升效能\n1.加大放權力度。（牽頭單位：州審批局；責任單位：州委編辦及州直相關單位，某經(jīng)開區(qū)管委會，6月底完成）\n2.推動落實。（牽頭單位：州審批局；責任單位：各縣市人民政府，全年推進(jìn)）\n",
			"一、提升效能 · 1 · 加大放權力度。 · 州審批局 · 州委編辦|州直相關單位|某經開區管委會 · 2020-06-30\n一、提升效能 · 2 · 推動落實。 · 州審批局 · 各縣市人民政府 · ongoing",
		},
		{
			"a remark in the bracket, a bracket that nobody closed", "",
			"一、市场\n（一）完善体系。〔责任单位：省发改委、商务厅按职责分工负责。任务均涉及各市（州），不再列出，下同。〕\n（二）优化环境。（牵头单位：省审批局；责任单位：各市（州）政府\n",
			"一、市场 · （一） · 完善体系。 · 省发改委|商务厅 ·  · \n一、市场 · （二） · 优化环境。 · 省审批局 · 各市（州）政府 · ",
		},
		{
			"numbers of two parts, offices and deadline on lines", "某局2021年工作要点",
			"某局2021年工作要点\n一、党建\n1.1 落实责任，每半年研究1次。\n责任科室：党办\n完成时限：12月底\n1.2 开展教育。\n牵头科室：党办\n配合科室：各党支部\n完成时限：2021年5月-2021年10月\n",
			"一、党建 · 1.1 · 落实责任，每半年研究1次。 · 党办 ·  · 2021-12-31, halfyear 1\n一、党建 · 1.2 · 开展教育。 · 党办 · 各党支部 · 2021-10-31",
		},
		{
			"articles, and a deadline that counts from the issue", "某市2024年实施方案",
			"某市2024年实施方案\n第一条 建立专班，一是抓统筹，二是抓落实。（责任单位：市政府办）\n第二条 依照条例第三条加强督查。（责任单位：市督查室，印发之日起30日内）\n",
			" · 第一条 · 建立专班，一是抓统筹，二是抓落实。 · 市政府办 ·  · \n · 第二条 · 依照条例第三条加强督查。 · 市督查室 ·  · ",
		},
		{
			"a last part about carrying out", "某县2020年工作要点",
			"某县2020年工作要点\n一、重点任务\n1、编制清单。【责任单位：县委编办；完成时间：6月底】\n2、公开处罚：①环保类；②安全类。〔县生态环境局、县应急局〕\n二、工作要求\n（一）加强领导。高度重视。\n（二）严格考核。\n",
			"一、重点任务 · 1 · 编制清单。 · 县委编办 ·  · 2020-06-30\n一、重点任务 · 2 · 公开处罚：①环保类；②安全类。 · 县生态环境局|县应急局 ·  · ",
		},
		{
			"people, offices on several lines, a deadline", "某市2022年重点工作责任分解",
			"某市2022年重点工作责任分解\n一、经济\n1.增长6.2%左右。\n　　牵头领导：赵某\n　　牵头单位：市发改委\n市工信局\n　　配合单位：市商务局，\n各县（市、区）人民政府\n　　完成时限：2022年12月31日\n2.新增就业5万人。\n牵头领导：钱某\n责任单位：市人社局\n某市人民政府\n2022年3月1日\n",
			"一、经济 · 1 · 增长6.2%左右。 · 市发改委|市工信局 · 市商务局|各县（市、区）人民政府 · 2022-12-31\n一、经济 · 2 · 新增就业5万人。 · 市人社局 ·  · ",
		},
		{
			"a covering letter with its own numbering", "某县2023年工作要点任务分工",
			"关于印发《某县2023年工作要点任务分工》的通知\n各乡镇人民政府：\n请各单位做到：\n一、高度重视。于2023年6月10日前报送名单。\n二、狠抓落实。每季度末报送进展。\n某县人民政府办公室\n2023年5月20日\n某县2023年工作要点任务分工\n一、公开\n（一）公开财政。10月底前完成。（县财政局牵头，县政府各部门配合）\n（二）公开教育。【责任单位：县教育局；完成时限：12月底前】\n（三）公开服务。（各部门按职责分工负责，长期坚持）\n",
			"一、公开 · （一） · 公开财政。10月底前完成。 · 县财政局 · 县政府各部门 · 2023-10-31\n一、公开 · （二） · 公开教育。 · 县教育局 ·  · 2023-12-31\n一、公开 · （三） · 公开服务。 · 各部门 ·  · ongoing",
		},
		{
			"all on one line", "某市2022年工作方案",
			"某市2022年工作方案 一、环境 1.推行通办。（市审批局牵头，市大数据局配合） 2.清理收费，6月底前完成。（市市场监管局负责） 二、投资 3.完成投资3.8亿元。（市发改委等按职责分工负责）",
			"一、环境 · 1 · 推行通办。 · 市审批局 · 市大数据局 · \n一、环境 · 2 · 清理收费，6月底前完成。 · 市市场监管局 ·  · 2022-06-30\n二、投资 · 3 · 完成投资3.8亿元。 · 市发改委 ·  · ",
		},
		{
			"several items in one paragraph", "某区2020年任务分解",
			"某区2020年任务分解\n一、重点\n改造老旧小区20个。（区住建局负责落实）建设公园10个。（区城管局、各街道负责落实）\n",
			"一、重点 ·  · 改造老旧小区20个。 · 区住建局 ·  · \n一、重点 ·  · 建设公园10个。 · 区城管局|各街道 ·  · ",
		},
		{
			"labels behind the text, (1)(2) inside", "",
			"一、经济\n1.公开政策。责任单位：市发改委。完成时限：2024年3月底前。\n2.公开养老信息：（1）公布名录；（2）公布标准。牵头单位：市民政局，配合单位：各县（市、区）政府。\n",
			"一、经济 · 1 · 公开政策。 · 市发改委 ·  · 2024-03-31\n一、经济 · 2 · 公开养老信息：（1）公布名录；（2）公布标准。 · 市民政局 · 各县（市、区）政府 · ",
		},
		{
			"offices on lines of their own, under the label", "",
			"1.管理账号。\n责任单位：\n宣传股、办公室\n完成时限：2023年6月\n2.建设平台。\n（牵头单位：公开办；责任单位：各股室）\n",
			" · 1 · 管理账号。 · 宣传股|办公室 ·  · 2023-06-30\n · 2 · 建设平台。 · 公开办 · 各股室 · ",
		},
		{
			"offices with the heading", "某局2023年任务分工",
			"某局2023年任务分工\n一、消费\n责任科室：市场科\n1.办好活动，6月底前完成。\n2.发展电商，突破3.5亿元。\n",
			"一、消费 · 1 · 办好活动，6月底前完成。 · 市场科 ·  · 2023-06-30\n一、消费 · 2 · 发展电商，突破3.5亿元。 · 市场科 ·  · ",
		},
		{
			"no offices, lines broken by the page", "某局2021年工作要点",
			"某局2021年工作要点\n一、安全\n（一）开展整治。深入开展危险化学品安全专项整治工作，\n6月底前完成排查，每半年\n通报一次。\n（二）加强执法。\n1.制定计划，3月底前印发。\n2.开展检查。\n",
			"一、安全 · （一） · 开展整治。深入开展危险化学品安全专项整治工作，6月底前完成排查，每半年通报一次。 ·  ·  · 2021-06-30, halfyear 1\n一、安全/（二）加强执法。 · 1 · 制定计划，3月底前印发。 ·  ·  · 2021-03-31\n一、安全/（二）加强执法。 · 2 · 开展检查。 ·  ·  · ",
		},
		{
			"a general part before, a signature behind", "某市2023年工作要点",
			"某市2023年工作要点\n一、总体要求\n（一）指导思想\n坚持公开。\n二、重点\n（一）公开规划\n1.公开规划。（市发改委、市工信局）\n（二）公开监管\n2.公开处罚。（市市场监管局）\n某市人民政府办公室\n2023年5月1日\n",
			"二、重点/（一）公开规划 · 1 · 公开规划。 · 市发改委|市工信局 ·  · \n二、重点/（二）公开监管 · 2 · 公开处罚。 · 市市场监管局 ·  · ",
		},
		{
			"metadata in a table above", "2020年任务分解表",
			"索引号: | 1134 | 信息分类: | 文件 |\n发布机构: | 某区政府 | 主题: | 通知 |\n标 题: | 某区关于印发2020年任务分解表的通知 | ||\n各乡镇:\n一、高度重视。\n某区政府\n2020年4月9日\n2020年任务分解表\n一、经济\n1.推进项目。(区发改委牵头,各乡镇配合)\n",
			"一、经济 · 1 · 推进项目。 · 区发改委 · 各乡镇 · ",
		},
	} {
		t.Run(f.name, func(t *testing.T) { checkForm(t, f) })
	}
}

func checkForm(t *testing.T, f form) {
	t.Helper()
	plan, warnings, err := seeds.ReadText(f.text, seeds.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if plan.Title != f.title {
		t.Errorf("title %q, want %q", plan.Title, f.title)
	}
	if got := digest(plan); got != f.want {
		t.Errorf("got\n%s\nwant\n%s\n%v", got, f.want, warnings)
	}
}

func TestNoPlan(t *testing.T) {
	for text, problem := range map[string]model.DocumentProblem{
		"":               model.DocumentBlank,
		" \n\t\n":        model.DocumentBlank,
		"序号|任务|责任单位":     model.DocumentNoTasks,
		"序号\t任务\t责任单位":   model.DocumentNoTasks,
		"序号\n任务\n责任单位\n": model.DocumentNoTasks,
		"今天天气很好。":        model.DocumentNoTasks,
		"|\n|\n|":        model.DocumentNoTasks,
		"任务 |\n要求 |\n牵头单位 |\n责任单位 |\n一、深化公开 |\n|||\n|\n|\n|\n二、强化基础 |\n|||\n|\n|\n|": model.DocumentNoTasks,
	} {
		_, _, err := seeds.ReadText(text, seeds.Options{})
		var refused *model.DocumentError
		if !errors.As(err, &refused) || refused.Problem != problem {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestTwice: the same document twice over gives one plan, and says so.
func TestTwice(t *testing.T) {
	text := "某局2022年任务表\n序号|任务|责任单位\n1|推进一。|办公室\n2|推进二。|财务科\n"
	plan, warnings, err := seeds.ReadText(text+text, seeds.Options{})
	if err != nil || len(plan.Tasks) != 2 {
		t.Fatalf("%+v %v", plan, err)
	}
	told := 0
	for _, w := range warnings {
		if w.Why == seeds.WhySecondCopy {
			told++
		}
	}
	if told != 2 {
		t.Errorf("warnings %v", warnings)
	}
}

// TestIdentity: numbers that begin again in each category are told apart.
func TestIdentity(t *testing.T) {
	text := "一、甲\n1.推进一。（办公室）\n2.推进二。（财务科）\n二、乙\n1.推进三。（法规科）\n1.推进四。（法规科）\n"
	plan, _, err := seeds.ReadText(text, seeds.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i := range plan.Tasks {
		ids = append(ids, plan.Tasks[i].ID)
	}
	if join(ids) != "1-1|2|2-1|2-1-2" {
		t.Errorf("identities %v", ids)
	}
}
