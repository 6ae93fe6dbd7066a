package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxIssuerCode is how many characters the part of a document number before its
// year may have, as in 国办公开办函.
const maxIssuerCode = 12

// issuerCode returns the issuer's part of a document number, which a text ends with: the
// adjacent Chinese characters, without the words that only introduce the number.
// isAfterNumber says that another number or a link is before the text.
func issuerCode(text string, isAfterNumber bool) string {
	text, blanks := cutBlanks(text)
	start := len(text)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		start -= size
	}
	isAfterNumber = isAfterNumber && start == 0
	run := []rune(text[start:])
	code := run[codeStart(run, text[:start], isAfterNumber):]
	code = code[max(0, len(code)-maxIssuerCode):]
	if len(code) == 0 {
		return ""
	}
	return string(code) + blanks
}

// cutBlanks returns a text without the blanks at its end, and these.
func cutBlanks(text string) (before, blanks string) {
	before = strings.TrimRight(text, " \u3000\u00a0")
	return before, text[len(before):]
}

// codeStart returns where in a run of Chinese characters before 〔2021〕 the code begins:
// behind the last word that introduces it.
func codeStart(run []rune, before string, isAfterNumber bool) int {
	start := 0
	if last, _ := utf8.DecodeLastRuneInString(before); len(run) > 1 && unicode.IsDigit(last) && strings.ContainsRune("年月日号时点分项份个次条件期天位", run[0]) {
		start = 1 // 8日
	}
	for at := range run {
		if length := introduction(run, at, start, isAfterNumber); length > 0 && at+length < len(run) {
			start = max(start, at+length)
		}
	}
	return start
}

// introduction returns the length of the word at a place of a run that introduces a code,
// and is no part of one; 0 if there is none.
func introduction(run []rune, at, start int, isAfterNumber bool) int {
	rest := string(run[at:])
	longest := 0
	for _, word := range introductions() {
		if strings.HasPrefix(rest, word) {
			longest = max(longest, utf8.RuneCountInString(word))
		}
	}
	if longest > 0 {
		return longest
	}
	// What follows a character of a place name or of an office: 江政办发, 自然资发.
	var next rune
	if at+1 < len(run) {
		next = run[at+1]
	}
	isPlace := slices.Contains([]rune("政府委党"), next)
	isFirst := at == start
	switch run[at] {
	case '和':
		return boolToInt((at > 0 || isAfterNumber) && !isPlace)
	case '如', '即', '将', '并':
		return boolToInt(!isPlace)
	case '经':
		return boolToInt(isFirst && !strings.ContainsRune("信贸开济管发", next))
	case '发':
		return boolToInt(isFirst && len(run)-at > 2 && !strings.ContainsRune("改展规", next))
	case '局', '厅', '委', '部', '院': // of a name in full
		return boolToInt(at-start >= 2 && len(run)-at > 2 && !strings.ContainsRune("办发函字党综", next))
	case '月', '日':
		return boolToInt(at > 0 && slices.Contains([]rune("一二三四五六七八九十"), run[at-1]))
	}
	return 0
}

// introductions returns the words before a document number that are no part of it.
func introductions() []string {
	return []string{
		"文号", "编号", "字号", "文件", "来文", "发文", "收文", "函件", "通知", "意见", "要求", "精神", "规定", "批示", "方案", "办法", "附件", "标题",
		"根据", "依据", "按照", "依照", "遵照", "参照", "对照", "参见", "详见", "另见", "参阅", "查阅", "关于", "由于", "鉴于", "基于", "对于", "载于", "属于", "连同", "会同", "随同",
		"印发", "转发", "下发", "制发", "签发", "核发", "补发", "另发", "已发", "未发", "新发", "刚发", "拟发", "分发", "抄发", "批转", "发布", "公布", "发出", "发送", "出台", "下达", "转达", "传达",
		"收到", "收悉", "接到", "看到", "学习", "贯彻", "落实", "执行", "传阅", "办理", "回复", "答复", "报送", "上报", "呈报", "抄送", "抄报", "起草", "拟定", "制定", "修订", "废止", "替代", "代替", "引用", "附上", "形成", "完成",
		"办公厅", "办公室", "委员会", "人民政府", "国务院", "政府办", "市委", "省委", "县委", "区委", "党委", "总局", "我局", "我市", "我省", "我县", "我区", "我委", "本局", "该局",
		"见", "按", "据", "以", "及", "与", "或", "为", "是", "了", "过", "的", "到", "在", "对", "把", "被", "给", "向", "从", "由", "至", "该", "此", "其", "这", "那", "请", "附", "今", "昨", "已", "未", "曾", "刚", "现", "均", "都", "也",
		"收", "接", "转", "报", "复", "看", "读", "我", "你", "他", "们", "第", "份", "件", "个", "等", "拟", "再", "又", "另", "查", "送", "呈",
	}
}
