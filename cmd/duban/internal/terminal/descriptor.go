package terminal

// Descriptor is a file, as the system sees it.
type Descriptor interface{ Fd() uintptr }
