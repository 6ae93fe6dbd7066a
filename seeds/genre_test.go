package seeds_test

import "testing"

// TestAroundThePlan: what stands on the sheet of paper or on the web page around
// a plan is no task and no office of one.
func TestAroundThePlan(t *testing.T) {
	for _, f := range []form{
		{
			"a letter that says whom to call, attachments, copies to, the printer", "某市2023年政务公开工作要点责任分工",
			"某市人民政府办公室文件\n某政办发〔2023〕12号\n各县（市、区）人民政府：\n现将责任分工印发给你们。请于2023年5月10日前将名单报市政府办公室（联系人：赵某，电话：1234567）。\n附件：1.某市2023年政务公开工作要点责任分工\n2.联络员名单\n某市人民政府办公室\n2023年4月20日\n（此件公开发布）\n附件1\n某市2023年政务公开工作要点责任分工\n一、公开\n（一）公开规划。（市发改委）\n（二）公开教育。（市教育局）\n二、工作要求\n（一）提高认识。要高度重视。\n（二）强化考核。\n抄送：市委各部门，市人大常委会办公室。\n某市人民政府办公室 2023年4月21日印发\n— 5 —\n",
			"一、公开 · （一） · 公开规划。 · 市发改委 ·  · \n一、公开 · （二） · 公开教育。 · 市教育局 ·  · ",
		},
		{
			"a web page", "某市2024年工作要点",
			"某市2024年工作要点\n一、公开\n（一）公开规划。（市发改委）\n（二）公开教育。（市教育局）\n责任编辑：赵某\n【字体：大 中 小】 打印本页 关闭窗口\n上一篇：某某公告\n相关链接：政策解读\n",
			"一、公开 · （一） · 公开规划。 · 市发改委 ·  · \n一、公开 · （二） · 公开教育。 · 市教育局 ·  · ",
		},
		{
			"a last sentence whose verb may be said of offices", "某市2024年工作要点",
			"某市2024年工作要点\n一、公开\n（一）公开规划。（市发改委）\n二、保障措施\n（一）加强领导。市营商办统筹推进。\n（二）公开结果。\n",
			"一、公开 · （一） · 公开规划。 · 市发改委 ·  · ",
		},
	} {
		t.Run(f.name, func(t *testing.T) { checkForm(t, f) })
	}
}

// TestNumberedNouns: 任务1: is a number as 1. is.
func TestNumberedNouns(t *testing.T) {
	for _, f := range []form{
		{
			"each task", "某县2022年任务清单",
			"某县2022年任务清单\n任务1：推进通办。\n责任单位：县审批局\n任务2：压缩时间。\n责任单位：县税务局\n",
			" · 任务1 · 推进通办。 · 县审批局 ·  · \n · 任务2 · 压缩时间。 · 县税务局 ·  · ",
		},
		{
			"each heading", "某市2023年任务分工方案",
			"某市2023年任务分工方案\n工作任务一：压实责任\n1.落实包案。（督查科）\n2.开展下访。（来访科）\n工作任务二：规范业务\n3.提高质量。（来信科）\n",
			"工作任务一：压实责任 · 1 · 落实包案。 · 督查科 ·  · \n工作任务一：压实责任 · 2 · 开展下访。 · 来访科 ·  · \n工作任务二：规范业务 · 3 · 提高质量。 · 来信科 ·  · ",
		},
	} {
		t.Run(f.name, func(t *testing.T) { checkForm(t, f) })
	}
}
