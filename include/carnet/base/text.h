// SPDX-License-Identifier: EUPL-1.2
/* UTF-8 text: checks, width, movement, trimming, folding. The only code that knows how wide a character is.
   Width is in terminal cells and follows libc's wcwidth, which ncurses uses too. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <carnet/base/strbuf.h>

bool text_is_utf8(const char *s, size_t len, size_t *bad_at);
/* Appends s with C0 controls (but newline and tab when keep_lines), DEL, C1 and bidirectional controls turned into visible signs,
   bytes that are not UTF-8 as U+FFFD. The one place where foreign text is made safe to draw. */
void text_visible(strbuf *out, const char *s, size_t len, bool keep_lines);
bool text_needs_visible(const char *s, size_t len);

int text_width(const char *s);                 /* cells of a whole string, as text_visible shows it */
int text_widthn(const char *s, size_t len);
/* Bytes of the longest prefix of whole graphemes at most cols cells wide; *used gets its cells when not NULL. */
size_t text_fit(const char *s, size_t len, int cols, int *used);
/* Appends s on one line (newlines become spaces), cut with an ellipsis to cols; text_pad fills up with spaces to exactly cols. */
void text_cut(strbuf *out, const char *s, int cols);
void text_pad(strbuf *out, const char *s, int cols);
void text_pad_left(strbuf *out, const char *s, int cols);

/* Grapheme and word movement by byte offset. */
size_t text_next(const char *s, size_t len, size_t at);
size_t text_prev(const char *s, size_t len, size_t at);
size_t text_next_word(const char *s, size_t len, size_t at);
size_t text_prev_word(const char *s, size_t len, size_t at);

/* One line of wrapped text: bytes [start, end) to draw; the next line starts at next (spaces at the break are dropped). */
typedef struct text_line { size_t start, end, next; } text_line;
/* The line that begins at byte 'at' of one paragraph without newlines, wrapped at words (libunistring break rules) to cols cells. */
text_line text_wrap(const char *s, size_t len, size_t at, int cols);

/* Appends a folded copy for comparison: no case, no accents, œ as oe, æ as ae, ’ as ', NBSP as space. */
void text_fold(strbuf *out, const char *s, size_t len);
bool text_same(const char *a, const char *b);          /* equal once folded */
bool text_begins(const char *s, const char *beginning); /* folded prefix */
/* Byte offset of folded needle in s (as a word beginning when at_word), or -1; *len gets the matched bytes of s. */
long text_find(const char *s, const char *needle, bool at_word, size_t *len);
/* Where a word of s begins as most of this one, least bytes of it or more, both folded; -1 when none does. */
long text_find_most(const char *s, const char *word, size_t least);
/* Copy of s without leading and trailing white space (NBSP included). */
char *text_trim(const void *parent, const char *s);
/* Its lines on one, joined by ", ", blank ones left out: a postal address. */
char *text_joined(const void *parent, const char *s);
/* Copy of s that begins with a capital: "état" becomes "État". */
char *text_capital(const void *parent, const char *s);
/* Canonical composition (NFC): what is stored. s is UTF-8 (text_is_utf8). Talloc string on parent. */
char *text_nfc(const void *parent, const char *s, size_t len);
