// SPDX-License-Identifier: EUPL-1.2
/* What a terminal sends, cut anywhere: the first byte says how long the pieces are. Every key is a whole one, a text is UTF-8 without controls,
   and no byte is taken twice. */
#include "fuzz.h"

#include <string.h>

#include <carnet/base/mem.h>
#include <carnet/base/text.h>

#include "../../src/tui/decoder.h"

static void hold_text(const char *s, size_t len)
{
	HOLDS(text_is_utf8(s, len, NULL));
	for (size_t i = 0; i < len; i++)
		HOLDS((unsigned char)s[i] >= ' ' || s[i] == '\n' || s[i] == '\t');
}

static void take_keys(struct decoder *d, size_t fed, bool idle)
{
	struct key k;
	while (decoder_next(d, &k, idle)) {
		HOLDS(k.code != K_NONE);
		if (k.code == K_PASTE)
			hold_text(k.paste, k.len);
		else if (key_is_text(&k))
			hold_text(k.text, strlen(k.text));
		HOLDS(decoder_taken(d) <= fed);
	}
}

int fuzz_one(const uint8_t *data, size_t len)
{
	AUTO_CTX(tmp);
	struct decoder *d = decoder_new(tmp);
	size_t piece = len ? data[0] % 16 + 1U : 1;
	for (size_t at = 1; at < len; at += piece) {
		size_t n = len - at < piece ? len - at : piece;
		decoder_feed(d, (const char *)data + at, n);
		take_keys(d, at - 1 + n, false);
	}
	take_keys(d, len, true);
	return 0;
}
