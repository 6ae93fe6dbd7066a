package convert

import (
	"os"
	"path/filepath"
)

// folder is a private folder that a program runs in, with a document in it.
type folder string

func newFolder(name string, data []byte) (folder, error) {
	made, err := os.MkdirTemp("", "duban-convert-")
	if err != nil {
		return "", failed(err)
	}
	f := folder(made)
	if err := os.WriteFile(f.path(name), data, 0o600); err != nil {
		f.remove()
		return "", failed(err)
	}
	return f, nil
}

func (f folder) path(name string) string { return filepath.Join(string(f), name) }

// remove removes the folder. It follows no links.
func (f folder) remove() { _ = os.RemoveAll(string(f)) }

// environment is all that a program gets to know of the user's.
func (f folder) environment() []string {
	return []string{
		"HOME=" + string(f), "TMPDIR=" + string(f), "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "SAL_USE_VCLPLUGIN=svp",
	}
}

// settings are those of LibreOffice: no macros, nothing from other files or the network,
// and dates as they are written in China.
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Java/VirtualMachine"><prop oor:name="Enable" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
</oor:items>
`

func writeSettings(profile string) error {
	user := filepath.Join(profile, "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(settings), 0o600)
}
