// SPDX-License-Identifier: EUPL-1.2
/* cairo 1.16 leaves what is drawn outside the tags without a mark; a voice must know that it is decoration. A page's content is read token by
   token; between an EMC and the next BDC goes an artifact. */
#include <ctype.h>
#include <string.h>
#include "pdf.h"

static const char begin[] = "/Artifact BMC\n", end[] = "\nEMC\n";

/* Past a string "(…)", in which parentheses nest and \ escapes. */
static size_t past_string(const char *s, size_t len, size_t at)
{
	int depth = 0;

	for (; at < len; at++) {
		if (s[at] == '\\')
			at++;
		else if (s[at] == '(')
			depth++;
		else if (s[at] == ')' && --depth == 0)
			return at + 1;
	}
	return len;
}

static size_t past_hex(const char *s, size_t len, size_t at)
{
	while (at < len && s[at] != '>')
		at++;
	return at < len ? at + 1 : len;
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '*' || c == '\'';
}

/* Past what is neither a name nor a word; *inside counts the dictionaries open here. */
static size_t past_other(const char *s, size_t len, size_t at, int *inside)
{
	bool pair = at + 1 < len && s[at] == s[at + 1];

	if (s[at] == '(')
		return past_string(s, len, at);
	if (pair && (s[at] == '<' || s[at] == '>')) {
		*inside += s[at] == '<' ? 1 : -1;
		return at + 2;
	}
	return s[at] == '<' ? past_hex(s, len, at) : at + 1;
}

/* The next word from at on, an operator or a number: [*from, return). Strings are passed over; *operands follows the outermost name met, where
   the operands of a BDC begin. */
static size_t next_word(const char *s, size_t len, size_t at, size_t *from, size_t *operands)
{
	int inside = 0;

	while (at < len) {
		bool name = s[at] == '/';
		if (!name && !is_word(s[at])) {
			at = past_other(s, len, at, &inside);
			continue;
		}
		*from = at++;
		while (at < len && is_word(s[at]))
			at++;
		if (name && !inside)
			*operands = *from;
		if (!name && !inside)
			return at;
	}
	*from = len;
	return len;
}

void artifacts_mark(strbuf *out, const char *content, size_t len)
{
	size_t at = 0, done = 0, from = 0, operands = 0;
	int depth = 0; /* tags open here; a word to say may stand inside one */

	sb_add(out, begin);
	while ((at = next_word(content, len, at, &from, &operands)), from < len) {
		bool opens = at - from == 3 && !memcmp(content + from, "BDC", 3), closes = at - from == 3 && !memcmp(content + from, "EMC", 3);
		if (opens && depth++ == 0) {
			sb_addn(out, content + done, operands - done);
			sb_add(out, end);
			done = operands;
		} else if (closes && --depth == 0) {
			sb_addn(out, content + done, at - done);
			sb_addf(out, "\n%s", begin);
			done = at;
		}
	}
	sb_addn(out, content + done, len - done);
	sb_add(out, end);
}
