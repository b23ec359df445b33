// SPDX-License-Identifier: EUPL-1.2
/* From the bytes a terminal sends to keys. Curses could do it, a byte and a system call at a time; this one takes a paste of a
   megabyte in a few reads, knows every form a cursor key comes in whatever terminfo says, and is tested and fuzzed without a
   terminal. */
#pragma once
#include "keys.h"

struct decoder;
struct decoder *decoder_new(const void *parent);
/* Adds bytes from the terminal. */
void decoder_feed(struct decoder *d, const char *bytes, size_t len);
/* The next whole key; false when more bytes are needed. When 'idle' (nothing more came for a moment) a lone ESC is the Esc key. */
bool decoder_next(struct decoder *d, struct key *k, bool idle);
/* Bytes that no key has taken yet: an escape sequence, or a paste, under way. */
bool decoder_pending(const struct decoder *d);
size_t decoder_taken(const struct decoder *d); /* bytes turned into keys since the start */
