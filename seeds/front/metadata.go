package front

import (
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/outline"
)

// ReportHead adds the lines before the tasks to the skipped ones, except for those
// that any letter has: title, issuer, document number, dates.
func (f matter) ReportHead(o *outline.Outline, head []document.Phrase, plan *model.Plan) {
	o.RunOpen = false
	title, issuer := f.Phrase(f.title(), 0).Key(), f.Phrase(plan.Issuer, 0).Key()
	for _, line := range f.withoutMetadataValues(head) {
		switch key := line.Key(); {
		case key == "":
		case f.isPartOfTitle(line, title):
			o.RunOpen = false // the lines below it are a run of their own
		case key == issuer, f.isLetterhead(line):
		case f.isMetadata(line), f.IsDateLine(line), isCoverWord(key), numberYear(line) > 0:
		default:
			o.Skip(line)
		}
	}
}

// isPartOfTitle reports whether a line is the title or a part of it, or announces it:
// 关于印发《…》的通知.
func (f matter) isPartOfTitle(line document.Phrase, title string) bool {
	key := line.Key()
	if line.Len() < 2 || title == "" {
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
	return strings.HasSuffix(key, title) && line.HasPrefix("附件")
}

// ReportSigners adds signatures of others than the issuer to the skipped lines.
func (f matter) ReportSigners(o *outline.Outline, issuer string) {
	for _, line := range o.Signatures {
		if line.Key() != f.Phrase(issuer, 0).Key() {
			o.RunOpen = false
			o.Skip(line)
		}
	}
}

// isMetadata reports whether a line is metadata of the document, such as 索引号:….
func (f matter) isMetadata(line document.Phrase) bool {
	line = line.TrimAny(" •·*-")
	if numbering.SentenceEnd(line) >= 0 || line.Len() > maxMetadataLength {
		return false
	}
	if fields := line.Fields(); len(fields) > 1 && numberYear(fields[0]) > 0 {
		line = line.Sub(fields[0].Len(), line.Len()).Trim() // 某局〔2022〕3号  签发人:…
	}
	label, _ := numbering.SplitLabel(line)
	if fields := line.Fields(); label.Empty() && len(fields) > 0 {
		label = fields[0]
	}
	return isMetadataLabel(label) || isMetadataLabel(line)
}

// maxMetadataLength is the longest line of metadata, in characters.
const maxMetadataLength = 120

// withoutMetadataValues returns the lines before the tasks without the cells that
// follow a metadata label in their row.
func (f matter) withoutMetadataValues(head []document.Phrase) []document.Phrase {
	lines := make([]document.Phrase, 0, len(head))
	for i, cell := range head {
		within := document.CellLines(cell)
		if len(within) == 1 && i > 0 && head[i-1].Line == cell.Line && isMetadataLabel(head[i-1].TrimAny(" :|\n")) {
			continue
		}
		for _, line := range within {
			lines = append(lines, line.TrimAny(" |\t"))
		}
	}
	return lines
}

func isMetadataLabel(label document.Phrase) bool {
	return label.Len() <= 10 && slices.Contains([]string{
		"索引号", "信息索引号", "名称", "标题", "文件名称", "信息名称", "文号", "发文字号", "文件编号", "发文文号", "分类", "主题分类", "体裁分类", "组配分类", "信息分类", "服务对象分类", "公文种类", "信息类别",
		"发布机构", "发文机关", "发文单位", "发布单位", "发文机构", "制发单位", "制发机关", "公开主体", "成文单位",
		"发文日期", "成文日期", "发布日期", "公开日期", "生成日期", "印发日期", "生效日期", "发布时间", "公开时间", "废止日期", "失效日期", "有效期", "有效性", "效力状态", "时效性", "是否有效",
		"主题词", "关键词", "公开方式", "公开形式", "公开类别", "公开范围", "公开属性", "签发人", "密级", "紧急程度", "来源", "信息来源",
	}, label.Key())
}

// numberYear returns the year of a line that is only a document number, 江卫办〔2021〕3号;
// 0 of any other.
func numberYear(p document.Phrase) int {
	p = p.Compact()
	open := p.Index("[")
	year, length := numbering.Digits(p, open+1, 4)
	number := p.Sub(min(open+length+2, p.Len()), p.Len()).TrimAny("第号")
	if open < 0 || open > 12 || year < 1949 || !p.HasSuffix("号") || p.At(open+length+1) != ']' || strings.Trim(number.Plain(), "0123456789") != "" {
		return 0
	}
	return year
}

// isCoverWord reports whether a line is a phrase that many letters have, 特此通知.
func isCoverWord(key string) bool {
	key = strings.Trim(key, "()[]。:")
	if attached, found := strings.CutPrefix(key, "附件"); found && strings.Trim(attached, "0123456789一二三四五六七八九十") == "" {
		return true
	}
	return slices.Contains([]string{"特此通知", "此件公开发布", "此件主动公开", "主动公开", "依申请公开", "不予公开", "此页无正文", "内部资料", "秘密", "机密", "特急", "加急", "平急", "急件", "目录", "通知"}, key)
}
