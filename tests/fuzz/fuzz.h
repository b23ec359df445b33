// SPDX-License-Identifier: EUPL-1.2
/* A fuzz target is one file, test_<target>.c, with one function: any bytes are taken, or refused with a sentence; never more, never less.
   `make check` replays corpus/<target>/, one case a file; `make fuzz` lets libFuzzer look for what breaks it, from the same files. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Always 0. What must hold is said with HOLDS. */
int fuzz_one(const uint8_t *data, size_t len);

#define HOLDS(condition) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

/* A refusal is a sentence that says what is wrong and what to do. */
#define HOLDS_TOLD(code, e) HOLDS((code) == 0 || ((code) == (e)->code && (e)->what[0] && (e)->todo[0]))
