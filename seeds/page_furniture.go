package seeds

// isPageFurniture reports whether a line belongs to the printed page or web page around
// a plan: recipients of copies, date of printing, editor.
func isPageFurniture(p phrase) bool {
	if p.len() > 400 {
		return false
	}
	dense := p.compact()
	core := dense.trimAny("[]()·•>»-")
	if core.prefixOf(0, pageFurniture()) > 0 && core.len() <= 200 {
		return true
	}
	return dense.hasSuffix("印发") && dense.len() <= 40 && dense.index("年") > 0 && dense.index("日") > 0
}

func pageFurniture() []string {
	return []string{
		"抄送:", "抄报:", "分送:", "主送:", "主题词:", "共印",
		"责任编辑", "编辑:", "初审:", "复审:", "终审:", "审核:", "校对:", "信息来源:", "稿件来源:", "来源:", "文章来源:", "作者:",
		"字体:", "字号:", "打印本页", "打印此页", "打印整页", "打印文章", "关闭窗口", "关闭本页", "分享到", "分享:", "扫一扫", "返回顶部", "收藏本站", "设为首页",
		"上一篇", "下一篇", "相关链接", "相关文档", "相关附件", "相关信息", "相关稿件", "相关阅读", "附件下载",
		"浏览次数", "点击次数", "点击量", "阅读次数", "访问量", "浏览量",
		"当前位置", "您所在的位置", "您当前的位置", "网站标识码", "版权所有", "网站地图", "联系我们", "备案号", "技术支持:", "为了您更好的体验",
	}
}
