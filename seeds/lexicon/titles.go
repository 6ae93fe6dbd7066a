package lexicon

// TaskNouns returns words that a number follows: 任务一.
func TaskNouns() []string {
	return []string{"重点任务", "工作任务", "主要任务", "具体任务", "任务", "重点工作", "重点项目", "项目", "实事", "事项"}
}

// TitleNouns returns words with which titles end.
func TitleNouns() []string {
	return []string{"方案", "要点", "台账", "台帐", "分解", "分工", "计划", "清单", "任务", "安排", "分解表", "分工表", "任务表", "一览表", "责任表", "汇总表", "细则", "意见", "规划", "措施", "举措", "事项", "重点工作", "工作", "推进情况", "执行情况", "进展情况", "落实情况", "完成情况"}
}

// IssuerNouns returns words with which the names of bodies end that issue plans.
func IssuerNouns() []string {
	return []string{"人民政府", "政府", "局", "委员会", "委", "办公室", "厅", "中心", "院", "部", "党组", "工作组", "领导小组", "管理处", "管委会", "集团", "大学", "学院", "总队", "支队", "署", "街道办事处", "街道", "公司", "医院", "学校", "联合会", "协会", "总工会", "分局", "督查室", "研究室", "党校", "中学", "小学", "幼儿园", "妇联", "残联"}
}
