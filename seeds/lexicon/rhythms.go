package lexicon

// BoundMarks returns words before the least number of a quota.
func BoundMarks() []string {
	return []string{"至少", "不少于", "不低于", "不得少于", "最少", "原则上不少于", "≥", "不小于", "不得低于"}
}

// RhythmVerbs returns verbs that a rhythm like 按月 may be followed by.
func RhythmVerbs() []string {
	return []string{"调度", "通报", "报送", "上报", "报告", "汇报", "督查", "督办", "督导", "更新", "公布", "公开", "公示", "发布", "召开", "开展", "组织", "统计", "监测", "研判", "检查", "推送", "梳理", "评估", "分析", "考核", "排名", "推进", "完成", "进行", "对账", "会商", "反馈", "跟踪", "点评", "总结", "至少", "不少于"}
}

// Events returns what deadlines are set by that have no date in every calendar: 春节前.
func Events() []string {
	return []string{"春节", "元旦", "清明", "五一", "端午", "七一", "八一", "中秋", "国庆", "十一", "汛期", "主汛期", "开学", "放假", "寒假", "暑假", "高考", "中考", "两会", "春耕", "春播", "秋收", "入冬", "供暖", "采暖期", "学期", "期末", "换届"}
}
