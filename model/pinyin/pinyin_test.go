package pinyin_test

import (
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/model/pinyin"
)

var _ model.Spelling = (*pinyin.Speller)(nil)

// containsCases say which letters find a text.
var containsCases = []struct {
	text, letters string
	want          bool
}{
	{"办公室", "bgs", true},
	{"办公室", "bangongshi", true},
	{"办公室", "bangs", true},
	{"办公室", "bgongs", true},
	{"办公室", "BGS", true},
	{"局办公室", "bgs", true},
	{"办公室主任", "gs", true},
	{"办公室", "bs", false},
	{"办公室", "bgsx", false},
	{"办公室", "sgb", false},
	{"办公室", "", true},
	{"", "b", false},
	{"", "", true},

	{"会计科", "kuaijike", true},
	{"会计科", "kjk", true},
	{"会议", "hy", true},
	{"重庆", "chongqing", true},
	{"重点", "zhongdian", true},
	{"调解", "tiaojie", true},
	{"调查", "diaocha", true},
	{"局长", "juzhang", true},
	{"长期", "changqi", true},
	{"银行", "yinhang", true},
	{"行政", "xingzheng", true},
	{"传达", "chuanda", true},

	{"妇女", "funv", true},
	{"妇女", "funu", true},
	{"妇女", "funü", true},
	{"策略", "celve", true},
	{"策略", "celue", true},
	{"绿色", "LÜSE", true},
	{"率", "shuai", true},
	{"率", "lv", true},

	{"部门", "pm", false},
	{"江门市", "jmf", false},
	{"各区", "go", false},
	{"信息", "sx", false},

	{"12345热线", "12345rx", true},
	{"推进5G建设", "5gjs", true},
	{"推进5g建设", "5Gjs", true},
	{"A类", "al", true},
	{"宣传、教育", "xcjy", false},
	{"宣传、教育", "jy", true},
	{"宣传、教育", "xc、jy", true},
	{"宣传教育科", "宣cjy", true},
	{"📎附件", "fj", true},
	{"欸", "ei", true},
}

func TestContains(t *testing.T) {
	speller := pinyin.New()
	for _, test := range containsCases {
		if got := speller.Contains(test.text, test.letters); got != test.want {
			t.Errorf("Contains(%q, %q) = %v, want %v", test.text, test.letters, got, test.want)
		}
	}
}

func TestEquals(t *testing.T) {
	tests := []struct {
		text, letters string
		want          bool
	}{
		{"办公室", "bgs", true},
		{"办公室", "bangongshi", true},
		{"办公室", "bangs", true},
		{"办公室", "bangongsh", false},
		{"办公室", "bg", false},
		{"局办公室", "bgs", false},
		{"办公室", "bgsa", false},
		{"", "", true},
		{"办", "", false},
		{"", "b", false},
		{"妇幼科", "fyk", true},
		{"疾控科", "jkk", true},
		{"疾控科", "jqk", false},
		{"规划科", "ghk", true},
		{"宣教科", "xjk", true},
		{"政法科", "zfk", true},
		{"财务科", "cwk", true},
		{"应急办", "yjb", true},
		{"督查室", "dcs", true},
		{"防控办", "fangkongban", true},
		{"西安", "xian", true},
		{"先", "xian", true},
	}
	speller := pinyin.New()
	for _, test := range tests {
		if got := speller.Equals(test.text, test.letters); got != test.want {
			t.Errorf("Equals(%q, %q) = %v, want %v", test.text, test.letters, got, test.want)
		}
	}
}

// What is typed of a fitting word must fit at every key, or the list would
// empty and fill while a person types.
func TestContainsWhileTyping(t *testing.T) {
	speller := pinyin.New()
	for _, letters := range []string{"bangongshi", "bangs", "xuanchuan", "5gjianshe", "funv"} {
		const text = "推进5G建设，办公室、宣传科、妇女"
		for end := range len(letters) {
			if !speller.Contains(text, letters[:end]) {
				t.Errorf("%q is lost at %q", letters, letters[:end])
			}
		}
		if !speller.Contains(text, letters) {
			t.Errorf("%q is not found", letters)
		}
	}
}

// Characters of many readings must not multiply.
func TestContainsIsBounded(t *testing.T) {
	text := strings.Repeat("重行长调", 2500)
	letters := strings.Repeat("zhongxchangt", 20) + "!"
	start := time.Now()
	if pinyin.New().Contains(text, letters) {
		t.Error("found what is not there")
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzSpeller(f *testing.F) {
	f.Add("局办公室", "bgs")
	f.Add("会计、A1", "kuaij")
	f.Add("\xff公", "\xffg")
	f.Fuzz(func(t *testing.T, text, letters string) {
		if len(text) > 1000 || len(letters) > 100 {
			return
		}
		speller := pinyin.New()
		if speller.Equals(text, letters) && !speller.Contains(text, letters) {
			t.Error("the whole is spelled, but no part")
		}
		if !speller.Equals(text, text) {
			t.Error("a text does not spell itself")
		}
		typed := []rune(letters)
		if speller.Contains(text, letters) && len(typed) > 0 &&
			!speller.Contains(text, string(typed[:len(typed)-1])) {
			t.Error("fits, but not while it is typed")
		}
	})
}

func BenchmarkContains(b *testing.B) {
	speller := pinyin.New()
	text := strings.Repeat("加强行政执法信息公开，推进本机关预算、决算及相关报表公开。", 6)
	for b.Loop() {
		speller.Contains(text, "weishengj")
	}
}
