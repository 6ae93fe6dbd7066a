package seeds

import (
	"slices"
	"strings"

	"duban/model"
)

// reportHead adds the lines before the tasks to the skipped ones, except for those
// that any letter has: title, issuer, document number, dates.
func (f frontMatter) reportHead(o *outline, head []phrase, plan *model.Plan) {
	o.runOpen = false
	title, issuer := f.phrase(f.title(), 0).key(), f.phrase(plan.Issuer, 0).key()
	for _, line := range f.withoutMetadataValues(head) {
		switch key := line.key(); {
		case key == "":
		case f.isPartOfTitle(line, title):
			o.runOpen = false // the lines below it are a run of their own
		case key == issuer, line.hasSuffix("文件") && f.isIssuer(line.sub(0, line.len()-2)):
		case f.isMetadata(line), f.isDateLine(line), isCoverWord(key), line.isDocumentNumber():
		default:
			o.skip(line)
		}
	}
}

// isPartOfTitle reports whether a line is the title or a part of it, or announces it:
// 关于印发《…》的通知.
func (f frontMatter) isPartOfTitle(line phrase, title string) bool {
	key := line.key()
	if line.len() < 2 || title == "" {
		return false
	}
	if named := strings.TrimSuffix(strings.TrimSuffix(key, "通知"), "的"); strings.Contains(title, strings.Trim(named, "《》")) {
		return true
	}
	before, announced, found := strings.Cut(key, "印发")
	if found && (before == "" || strings.HasSuffix(before, "关于")) && !strings.ContainsAny(before, "。;|:,") {
		announced = strings.TrimSuffix(strings.TrimSuffix(announced, "通知"), "的")
		return strings.Contains(title, strings.Trim(announced, "《》"))
	}
	return strings.HasSuffix(key, title) && line.hasPrefix("附件")
}

// reportSigners adds signatures of others than the issuer to the skipped lines.
func (f frontMatter) reportSigners(o *outline, issuer string) {
	for _, line := range o.signatures {
		if line.key() != f.phrase(issuer, 0).key() {
			o.runOpen = false
			o.skip(line)
		}
	}
}

// isMetadata reports whether a line is metadata of the document, such as 索引号:….
func (f frontMatter) isMetadata(line phrase) bool {
	line = line.trimAny(" •·*-")
	if line.index("。") >= 0 || line.len() > maxMetadataLength {
		return false
	}
	if fields := line.fields(); len(fields) > 1 && fields[0].isDocumentNumber() {
		line = line.sub(fields[0].len(), line.len()).trim() // 某局〔2022〕3号  签发人:…
	}
	label, _ := line.splitLabel()
	if fields := line.fields(); label.empty() && len(fields) > 0 {
		label = fields[0]
	}
	return isMetadataLabel(label) || isMetadataLabel(line)
}

// maxMetadataLength is the longest line of metadata, in characters.
const maxMetadataLength = 120

// withoutMetadataValues returns the lines before the tasks without the cells that
// follow a metadata label in their row.
func (f frontMatter) withoutMetadataValues(head []phrase) []phrase {
	lines := make([]phrase, 0, len(head))
	for i, cell := range head {
		within := cellLines(cell)
		if len(within) == 1 && i > 0 && head[i-1].line == cell.line && isMetadataLabel(head[i-1].trimAny(" :|\n")) {
			continue
		}
		for _, line := range within {
			lines = append(lines, line.trimAny(" |\t"))
		}
	}
	return lines
}

func isMetadataLabel(label phrase) bool {
	return label.len() <= 10 && slices.Contains([]string{
		"索引号", "信息索引号", "名称", "标题", "文件名称", "信息名称", "文号", "发文字号", "文件编号", "发文文号", "分类", "主题分类", "体裁分类", "组配分类", "信息分类", "服务对象分类", "公文种类", "信息类别",
		"发布机构", "发文机关", "发文单位", "发布单位", "发文机构", "制发单位", "制发机关", "公开主体", "成文单位",
		"发文日期", "成文日期", "发布日期", "公开日期", "生成日期", "印发日期", "生效日期", "发布时间", "公开时间", "废止日期", "失效日期", "有效期", "有效性", "效力状态", "时效性", "是否有效",
		"主题词", "关键词", "公开方式", "公开形式", "公开类别", "公开范围", "公开属性", "签发人", "密级", "紧急程度", "来源", "信息来源",
	}, label.key())
}

// isDocumentNumber reports whether a line is only a document number: 江卫办〔2021〕3号.
func (p phrase) isDocumentNumber() bool {
	p = p.compact()
	open := p.index("[")
	if open < 0 || open > 12 || !p.hasSuffix("号") {
		return false
	}
	year, length := p.digits(open+1, 4)
	closing := open + 1 + length
	if length != 4 || year < 1949 || p.at(closing) != ']' {
		return false
	}
	for i := closing + 1; i < p.len()-1; i++ {
		if !isDigit(p.at(i)) && p.at(i) != '第' {
			return false
		}
	}
	return true
}

// isCoverWord reports whether a line is a phrase that many letters have, 特此通知.
func isCoverWord(key string) bool {
	key = strings.Trim(key, "()[]。:")
	if attached, found := strings.CutPrefix(key, "附件"); found && strings.Trim(attached, "0123456789一二三四五六七八九十") == "" {
		return true
	}
	return slices.Contains([]string{"特此通知", "此件公开发布", "此件主动公开", "主动公开", "依申请公开", "不予公开", "此页无正文", "内部资料", "秘密", "机密", "特急", "加急", "平急", "急件", "目录", "通知"}, key)
}
