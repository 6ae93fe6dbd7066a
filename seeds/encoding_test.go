package seeds_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"duban/model"
	"duban/seeds"
)

const encodedPlan = "江门市卫生健康局2021年政务公开工作方案\n一、推进公开\n1.更新“专栏”，每月至少2条。（局办公室负责）\n2.㐂𠮷两字不丢，2021年11月20日前完成。（规划信息科负责）\n"

func inUTF16(text string, bigEndian bool) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		if bigEndian {
			b.WriteByte(byte(unit >> 8))
			b.WriteByte(byte(unit))
		} else {
			b.WriteByte(byte(unit))
			b.WriteByte(byte(unit >> 8))
		}
	}
	return b.String()
}

func inGB18030(t *testing.T, text string) string {
	t.Helper()
	encoded, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func TestEveryEncodingReadsAlike(t *testing.T) {
	want, _, err := split(seeds.Read(t.Context(), []byte(encodedPlan), seeds.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Tasks) != 2 || !strings.Contains(want.Tasks[1].Text, "㐂𠮷") {
		t.Fatalf("tasks: %+v", want.Tasks)
	}
	crlf := strings.ReplaceAll(encodedPlan, "\n", "\r\n")
	for name, data := range map[string]string{
		"UTF-8 with a mark":     "\xef\xbb\xbf" + encodedPlan,
		"UTF-8, CRLF":           crlf,
		"UTF-8, CR":             strings.ReplaceAll(encodedPlan, "\n", "\r"),
		"UTF-8, Ctrl-Z":         encodedPlan + "\x1a",
		"UTF-8, zero bytes":     strings.Replace(encodedPlan, "专", "专\x00", 1) + "\x00\x00",
		"UTF-16 LE":             "\xff\xfe" + inUTF16(crlf, false),
		"UTF-16 BE":             "\xfe\xff" + inUTF16(crlf, true),
		"UTF-16 LE, Ctrl-Z":     "\xff\xfe" + inUTF16(crlf+"\x1a", false),
		"GB18030":               inGB18030(t, encodedPlan),
		"GB18030, CRLF, Ctrl-Z": inGB18030(t, crlf) + "\x1a",
	} {
		t.Run(name, func(t *testing.T) {
			plan, warnings, err := split(seeds.Read(t.Context(), []byte(data), seeds.Options{}))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(plan, want) || len(warnings) > 0 {
				t.Errorf("plan %+v\nwarnings %+v", plan, warnings)
			}
		})
	}
}

// A file that was cut inside its last character loses that one, with a warning.
func TestCutInsideCharacter(t *testing.T) {
	short := strings.TrimRight(encodedPlan, "\n")
	for name, data := range map[string]string{
		"UTF-8":      short[:len(short)-1],
		"UTF-8, two": short[:len(short)-2],
		"UTF-16 LE":  "\xff\xfe" + inUTF16(short, false)[:len(inUTF16(short, false))-1],
		"GB18030":    inGB18030(t, short)[:len(inGB18030(t, short))-1],
	} {
		t.Run(name, func(t *testing.T) {
			plan, warnings, err := split(seeds.Read(t.Context(), []byte(data), seeds.Options{}))
			if err != nil || len(plan.Tasks) != 2 {
				t.Fatalf("plan %+v, error %v", plan, err)
			}
			for _, warning := range warnings {
				if warning.Why == model.WhyCutShort && warning.Line == 4 {
					return
				}
			}
			t.Errorf("warnings: %+v", warnings)
		})
	}
}

func TestLostCharacterIsReported(t *testing.T) {
	_, warnings, err := split(seeds.Read(t.Context(), []byte(strings.Replace(encodedPlan, "更新", "更\uFFFD", 1)), seeds.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if len(warnings) != 1 || warnings[0].Why != model.WhyUnreadable || warnings[0].Line != 3 {
		t.Errorf("warnings: %+v", warnings)
	}
}

func bytesAtRandom(count int) string {
	data := make([]byte, count)
	_, _ = rand.NewChaCha8([32]byte{}).Read(data)
	return string(data)
}

func TestReadRefuses(t *testing.T) {
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	for name, test := range map[string]struct {
		data string
		want model.DocumentProblem
	}{
		"no bytes":            {"", model.DocumentBlank},
		"blanks alone":        {" \r\n\t　\n", model.DocumentBlank},
		"a mark alone":        {"\xef\xbb\xbf", model.DocumentBlank},
		"no task":             {"关于放假的通知\n各科室：\n国庆节放假七天。\n", model.DocumentNoTasks},
		"a header only":       {"序号|工作任务|责任科室|完成时限\n", model.DocumentNoTasks},
		"invalid bytes":       {"一、公开\n1.\xff\xfe\xfd。（办公室负责）\n", model.DocumentEncoding},
		"one wrong byte":      {strings.Replace(encodedPlan, "更新", "更\xd0新", 1), model.DocumentEncoding},
		"wrong after mark":    {"\xef\xbb\xbf" + inGB18030(t, encodedPlan), model.DocumentEncoding},
		"half a surrogate":    {"\xff\xfe" + inUTF16("一、公开\n1.甲", false) + "\x00\xd8" + inUTF16("乙丙", false), model.DocumentEncoding},
		"UTF-16, no mark":     {inUTF16(strings.Repeat(encodedPlan[strings.Index(encodedPlan, "2."):], 3), false), model.DocumentUnknown},
		"UTF-32":              {"\xff\xfe\x00\x00\x00\x4e\x00\x00", model.DocumentEncoding},
		"doc, xls, wps or et": {compound, model.DocumentOldBinary},
		"a password":          {compound + inUTF16("EncryptedPackage"+strings.Repeat("\x00", 16), false), model.DocumentEncrypted},
		"PDF":                 {"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", model.DocumentPDF},
		"PNG":                 {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", model.DocumentPicture},
		"JPEG":                {"\xff\xd8\xff\xe0\x00\x10JFIF\x00", model.DocumentPicture},
		"GIF":                 {"GIF89a\x01\x00\x01\x00", model.DocumentPicture},
		"BMP":                 {"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x02\x00\x00\x00\x02\x00", model.DocumentPicture},
		"TIFF":                {"II*\x00\x08\x00\x00\x00", model.DocumentPicture},
		"WebP":                {"RIFF\x1a\x00\x00\x00WEBPVP8L", model.DocumentPicture},
		"HEIC":                {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", model.DocumentPicture},
		"RTF":                 {`{\rtf1\ansi\ansicpg936 \'d2\'bb}`, model.DocumentRichText},
		"HTML":                {"\r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>1</td></tr></table></HTML>", model.DocumentNoTasks},
		"MHTML":               {"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", model.DocumentWebPage},
		"a gzip":              {"\x1f\x8b\x08\x00\x00\x00\x00\x00", model.DocumentUnknown},
		"bytes at random":     {bytesAtRandom(20_000), model.DocumentUnknown},
		"any bytes":           {strings.Repeat("\x00\x01\x02\x93\x04\xfa", 50), model.DocumentUnknown},
		"too much text":       {strings.Repeat("一、公开\n", 2<<20), model.DocumentTooLarge},
		"too many cells":      {strings.Repeat("|", 5<<20), model.DocumentTooLarge},
		"too many bytes":      {strings.Repeat("a", 64<<20+1), model.DocumentTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			plan, _, err := split(seeds.Read(t.Context(), []byte(test.data), seeds.Options{}))
			var refused *model.DocumentError
			if plan != nil || !errors.As(err, &refused) || refused.Problem != test.want {
				t.Errorf("plan %v, error %v, want %s", plan, err, test.want)
			}
		})
	}
}
