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

// The lines are those of proc(5) with mounts as their programs name them.
func TestFileSystemsOfPrograms(t *testing.T) {
	const mounts = `22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
39 22 0:39 / /home/office/box rw,nosuid shared:7 - fuse.sshfs office@box:/srv rw,user_id=0
40 22 0:40 / /mnt/usb rw - fuseblk /dev/sdb1 rw
41 22 0:41 / /mnt/joined rw - fuse.mergerfs a:b rw
42 22 0:42 / /mnt/web rw - fuse https://files.example/office rw
43 22 0:43 / /mnt/own rw - fuse own rw
`
	for minor, want := range map[uint32]struct {
		name    string
		network bool
	}{39: {"sshfs", true}, 40: {"", false}, 41: {fuse, false}, 42: {fuse, true}, 43: {fuse, false}, 44: {fuse, false}} {
		if name, network := fuseSystem([]byte(mounts), 0, minor); name != want.name || network != want.network {
			t.Errorf("0:%d: %q, of the network: %t, want %v", minor, name, network, want)
		}
	}
}
