package bolt

import "testing"

// The numbers are those that statfs(2) gives, as a manual lists them.
func TestFileSystemsOfTheNetworkAreRefused(t *testing.T) {
	for kind, want := range map[int64]bool{
		0x6969: true, 0xff534d42: true, 0xfe534d42: true, 0x517b: true, 0x5346414f: true,
		0xff534d42 - 1<<32: true, // where the number is signed and 32 bits long
		0xef53:             false, 0x58465342: false, 0x01021994: false, 0x9123683e: false, 0x794c7630: false, 0x65735546: false,
	} {
		if name, network := fileSystem(kind); network != want || network && name == "" {
			t.Errorf("%#x: %q, of the network: %t, want %t", kind, name, network, want)
		}
	}
}
