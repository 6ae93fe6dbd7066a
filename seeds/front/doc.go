// Package front reads title, issuer and year from the lines around the tasks.
package front
