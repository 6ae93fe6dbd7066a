package model_test

import (
	"strings"
	"testing"

	"duban/model"
)

func TestReferences(t *testing.T) {
	tests := map[string]string{
		"": "", "没有": "", "〔2021〕": "", "〔2021〕号": "", "(21)3号": "", "2021年第3号": "", "〔2021]3号": "", "[2021]": "", "http://": "",
		"粤卫办〔2021〕12号":                     "粤卫办〔2021〕12号",
		"见粤卫办函[2021]12号，已转":                "粤卫办函[2021]12号",
		"根据国办公开办函（2019）60号文件":              "国办公开办函（2019）60号",
		"〔2021〕第7号":                        "〔2021〕第7号",
		"江卫〔2021〕1号和江卫〔2021〕2号":            "江卫〔2021〕1号 江卫〔2021〕2号",
		"江卫〔2021〕1号、江卫〔2021〕1号":            "江卫〔2021〕1号",
		"第一行\n江卫〔2021〕1号":                  "江卫〔2021〕1号",
		"已发布：https://a.gov.cn/x?y=1#z。":    "https://a.gov.cn/x?y=1#z",
		"(见 HTTP://a.gov.cn/x).":           "HTTP://a.gov.cn/x",
		"https://a.cn/b 江卫〔2021〕1号":        "https://a.cn/b 江卫〔2021〕1号",
		"https://a.cn/b，https://a.cn/b":    "https://a.cn/b",
		"印发了江卫办〔2021〕8号":                   "江卫办〔2021〕8号",
		"今收到国办发〔2021〕5号":                   "国办发〔2021〕5号",
		"今收到国办发(2021)5号":                   "国办发(2021)5号",
		"昨日接到粤卫办函（2021）12号，已转财务科":          "粤卫办函（2021）12号",
		"3月8日江卫办〔2021〕8号":                  "江卫办〔2021〕8号",
		"3月8日印发江卫办〔2021〕8号":                "江卫办〔2021〕8号",
		"三月八日江卫办〔2021〕8号":                  "江卫办〔2021〕8号",
		"江卫办〔２０２１〕８号":                      "江卫办〔２０２１〕８号",
		"江卫办［2021］8号":                      "江卫办［2021］8号",
		"江卫办【2021】第 8 号":                   "江卫办【2021】第 8 号",
		"转发粤府办 〔2021〕 12 号文":               "粤府办 〔2021〕 12 号",
		"按省政府办公厅粤府办〔2021〕12号要求":            "粤府办〔2021〕12号",
		"市财政局粤财〔2021〕12号":                  "粤财〔2021〕12号",
		"贯彻落实中办发〔2021〕3号和国办发〔2021〕5号":      "中办发〔2021〕3号 国办发〔2021〕5号",
		"江卫〔2021〕1号及江卫〔2021〕2号、江卫〔2021〕3号": "江卫〔2021〕1号 江卫〔2021〕2号 江卫〔2021〕3号",
		"和府办发〔2021〕3号":                     "和府办发〔2021〕3号",
		"将江卫办〔2021〕8号转发各科室":                "江卫办〔2021〕8号",
		"将政办〔2021〕8号":                      "将政办〔2021〕8号",
		"江发改发〔2021〕8号":                     "江发改发〔2021〕8号",
		"已发江卫办〔2021〕8号":                    "江卫办〔2021〕8号",
		"江卫请〔2021〕8号已批复":                   "江卫请〔2021〕8号",
		"国函〔2021〕8号":                       "国函〔2021〕8号",
		"自然资发〔2021〕8号":                     "自然资发〔2021〕8号",
		"经江卫办〔2021〕8号批准":                   "江卫办〔2021〕8号",
		"江经信发〔2021〕8号":                     "江经信发〔2021〕8号",
		"文号为：国办发明电〔2021〕11号":               "国办发明电〔2021〕11号",
		"中办厅字〔2021〕8号":                     "中办厅字〔2021〕8号",
		"我局以江卫函〔2021〕8号回复":                 "江卫函〔2021〕8号",
		"关于国卫办发〔2021〕8号的意见":                "国卫办发〔2021〕8号",
		"请见新政办发〔2021〕8号":                   "新政办发〔2021〕8号",
		"已按江卫办〔2021〕8号的要求完成，另附江财〔2020〕21号": "江卫办〔2021〕8号 江财〔2020〕21号",
		"(1234)5号": "",
	}
	for text, want := range tests {
		checkReferences(t, text, want)
	}
}

func checkReferences(t *testing.T, text, want string) {
	t.Helper()
	var got []string
	for _, reference := range model.References(text) {
		got = append(got, reference.Text)
		isLink := strings.HasPrefix(strings.ToLower(reference.Text), "http")
		if isLink != (reference.Kind == model.ReferenceLink) {
			t.Errorf("%q is a %s", reference.Text, reference.Kind)
		}
	}
	if strings.Join(got, " ") != want {
		t.Errorf("%q refers to %q, want %q", text, got, want)
	}
}

// A document number or a link that is typed is taken whole or refused.
func TestTypedReferences(t *testing.T) {
	for typed, want := range map[string]model.Rule{
		"江卫〔2021〕1号": "", " 江卫〔2021〕1号 ": "", "文〔1〕": "", "江卫办〔２０２１〕８号": "", "江卫办(2021)8号": "", "江卫办〔2021〕8": "",
		"国务院令第728号": "", "第8号": model.RuleReference, "2021年第3号": "", "江卫办发2021-8号": "", "见江卫办": model.RuleReference, "〔〕": model.RuleReference, "文〔1": model.RuleReference,
		"江卫〔2021〕1号，江卫〔2021〕2号": model.RuleReference, "第三期": model.RuleReference, "2021年第3期": model.RuleReference, "": model.RuleReference, "https://a.cn": model.RuleReference,
	} {
		if _, err := model.DocumentNumber(typed); ruleOf(err) != want {
			t.Errorf("the document number %q: %v", typed, err)
		}
	}
	for typed, want := range map[string]model.Rule{"https://a.cn/b": "", "a.cn": model.RuleLink, "javascript:alert(1)": model.RuleLink, "https://a.cn b": model.RuleLink} {
		if _, err := model.Link(typed); ruleOf(err) != want {
			t.Errorf("the link %q: %v", typed, err)
		}
	}
}

// Each reference found is a part of the text.
func FuzzReferences(f *testing.F) {
	for _, text := range []string{"见粤卫办〔2021〕12号", "https://a.cn/b)。", "〔2021〕\xff12号", "(2021)9999999号", "http://http://(("} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, reference := range model.References(text) {
			if reference.Text == "" || !strings.Contains(text, reference.Text) {
				t.Errorf("%q is not in %q", reference.Text, text)
			}
		}
	})
}
