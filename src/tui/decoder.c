// SPDX-License-Identifier: EUPL-1.2
#include "decoder.h"
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <carnet/base/text.h>
#include <string.h>

enum { ESC = 0x1b, PASTE_START = 200, PARAMS = 4 };
static const char paste_end[] = "\033[201~";

struct decoder {
	strbuf *in;
	size_t at;           /* first byte of in not taken */
	size_t taken;
	bool pasting;
	strbuf *raw, *paste; /* as it came; as it is given */
};

struct decoder *decoder_new(const void *parent)
{
	struct decoder *d = NEW(parent, struct decoder);
	d->in = sb_new(d);
	d->raw = sb_new(d);
	d->paste = sb_new(d);
	return d;
}

void decoder_feed(struct decoder *d, const char *bytes, size_t len)
{
	sb_remove(d->in, 0, d->at);
	d->at = 0;
	sb_addn(d->in, bytes, len);
}

bool decoder_pending(const struct decoder *d)
{
	return d->pasting || d->at < d->in->len;
}

size_t decoder_taken(const struct decoder *d)
{
	return d->taken;
}

static void take(struct decoder *d, size_t n)
{
	d->at += n;
	d->taken += n;
}

/* --- Escape sequences: what follows ESC [ or ESC O ------------------------------------------------------------------ */

struct sequence {
	int final;      /* last byte; '~' sequences are told apart by their first number */
	int number;
	int code;
	unsigned mods;  /* the form itself says so (rxvt) */
};
/* Every form the usual terminals send, so that nothing depends on a terminfo entry that does not match the terminal. */
static const struct sequence csi[] = {
	{'A', 0, K_UP, 0}, {'B', 0, K_DOWN, 0}, {'C', 0, K_RIGHT, 0}, {'D', 0, K_LEFT, 0}, {'H', 0, K_HOME, 0}, {'F', 0, K_END, 0},
	{'a', 0, K_UP, MOD_SHIFT}, {'b', 0, K_DOWN, MOD_SHIFT}, {'c', 0, K_RIGHT, MOD_SHIFT}, {'d', 0, K_LEFT, MOD_SHIFT},
	{'P', 0, K_F1, 0}, {'Q', 0, K_F2, 0}, {'R', 0, K_F3, 0}, {'S', 0, K_F4, 0}, {'Z', 0, K_BACKTAB, 0},
	{'~', 1, K_HOME, 0}, {'~', 2, K_INSERT, 0}, {'~', 3, K_DELETE, 0}, {'~', 4, K_END, 0}, {'~', 5, K_PAGE_UP, 0}, {'~', 6, K_PAGE_DOWN, 0},
	{'~', 7, K_HOME, 0}, {'~', 8, K_END, 0},
	{'~', 11, K_F1, 0}, {'~', 12, K_F2, 0}, {'~', 13, K_F3, 0}, {'~', 14, K_F4, 0}, {'~', 15, K_F5, 0}, {'~', 17, K_F6, 0}, {'~', 18, K_F7, 0},
	{'~', 19, K_F8, 0}, {'~', 20, K_F9, 0}, {'~', 21, K_F10, 0}, {'~', 23, K_F11, 0}, {'~', 24, K_F12, 0},
	{'~', PASTE_START, K_PASTE, 0},
	{0},
};
static const struct sequence ss3[] = {
	{'A', 0, K_UP, 0}, {'B', 0, K_DOWN, 0}, {'C', 0, K_RIGHT, 0}, {'D', 0, K_LEFT, 0}, {'H', 0, K_HOME, 0}, {'F', 0, K_END, 0},
	{'a', 0, K_UP, MOD_CTRL}, {'b', 0, K_DOWN, MOD_CTRL}, {'c', 0, K_RIGHT, MOD_CTRL}, {'d', 0, K_LEFT, MOD_CTRL},
	{'P', 0, K_F1, 0}, {'Q', 0, K_F2, 0}, {'R', 0, K_F3, 0}, {'S', 0, K_F4, 0}, {'M', 0, K_ENTER, 0},
	{0},
};
/* The Linux console: ESC [ [ A to E. */
static const struct sequence console[] = {
	{'A', 0, K_F1, 0}, {'B', 0, K_F2, 0}, {'C', 0, K_F3, 0}, {'D', 0, K_F4, 0}, {'E', 0, K_F5, 0}, {0},
};

static void key_from(struct key *k, const struct sequence *table, int final, const int *param, unsigned mods)
{
	for (const struct sequence *s = table; s->final; s++) {
		if (s->final == final && (final != '~' || s->number == param[0])) {
			k->code = s->code;
			k->mods = s->mods | mods;
			return;
		}
	}
}

/* The three numbers of a mouse report: only presses of the first button and the wheel count. */
static void key_from_mouse(struct key *k, int button, int x, int y)
{
	static const int wheel[] = {K_WHEEL_UP, K_WHEEL_DOWN};
	if (button == 0)
		k->code = K_CLICK;
	else if (button == 64 || button == 65)
		k->code = wheel[button - 64];
	k->y = y - 1;
	k->x = x - 1;
}

/* Reads "12;5" into param; at most four digits a number count. */
static void read_params(int param[PARAMS], const char *s, size_t len)
{
	size_t n = 0;
	for (size_t i = 0; i < len && n < PARAMS; i++) {
		if (s[i] == ';')
			n++;
		else if (s[i] >= '0' && s[i] <= '9' && param[n] < 1000)
			param[n] = param[n] * 10 + (s[i] - '0');
	}
}

/* A whole sequence of n parameter bytes and its final one. */
static void csi_key(struct decoder *d, struct key *k, const char *s, size_t n)
{
	int param[PARAMS] = {0};
	bool private = n && s[0] >= '<' && s[0] <= '?'; /* a mouse report, or an answer to a question we never asked */
	read_params(param, s, n);
	if (private && s[0] == '<' && s[n] == 'M')
		key_from_mouse(k, param[0], param[1], param[2]);
	else if (!private)
		key_from(k, csi, s[n], param, param[1] > 1 ? (unsigned)(param[1] - 1) & (MOD_SHIFT | MOD_ALT | MOD_CTRL) : 0);
	if (k->code == K_PASTE) {
		k->code = K_NONE;
		d->pasting = true;
		sb_clear(d->raw);
	}
}

/* s starts after ESC [. Returns the length of the sequence after ESC [, 0 when it is not whole. */
static size_t decode_csi(struct decoder *d, struct key *k, const char *s, size_t len)
{
	if (len > 1 && s[0] == '[') {
		key_from(k, console, s[1], (int[PARAMS]){0}, 0);
		return 2;
	}
	if (len > 3 && s[0] == 'M') {
		key_from_mouse(k, (unsigned char)s[1] - 32, (unsigned char)s[2] - 32, (unsigned char)s[3] - 32);
		return 4;
	}
	if (len == 0 || s[0] == '[' || s[0] == 'M')
		return 0;
	size_t n = 0;
	while (n < len && s[n] >= 0x20 && s[n] < 0x40)
		n++;
	if (n == len)
		return 0;
	csi_key(d, k, s, n);
	return n + ((unsigned char)s[n] >= 0x40); /* a control inside a sequence ends it and stays */
}

/* s is at ESC. Returns the bytes taken, 0 when more are needed. Esc followed by anything else is Esc, then that key: whoever types fast,
   or on a slow line, means two keys. */
static size_t decode_escape(struct decoder *d, struct key *k, const char *s, size_t len, bool idle)
{
	size_t n = 0;
	if (len > 1 && s[1] == '[') {
		n = decode_csi(d, k, s + 2, len - 2);
		if (n || idle)
			return n ? n + 2 : len;
		return 0;
	}
	if (len > 2 && s[1] == 'O')
		key_from(k, ss3, s[2], (int[PARAMS]){0}, 0);
	if (k->code)
		return 3;
	if (!idle && (len == 1 || (len == 2 && s[1] == 'O')))
		return 0;
	k->code = K_ESC;
	return 1;
}

/* --- Characters ------------------------------------------------------------------------------------------------------ */

static int control_code(unsigned char c)
{
	static const int named[0x20] = {['\t'] = K_TAB, ['\r'] = K_ENTER, ['\n'] = K_ENTER, ['\b'] = K_BACKSPACE};
	if (c == 0x7f)
		return K_BACKSPACE;
	if (named[c])
		return named[c];
	return c ? K_CTRL(c + (c <= 26 ? 'a' - 1 : '@')) : K_CTRL(' ');
}

/* One character of UTF-8. Returns its bytes, 0 when more are needed; broken bytes are passed over. */
static size_t decode_character(struct key *k, const char *s, size_t len, bool idle)
{
	unsigned char c = (unsigned char)s[0];
	size_t need = c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
	size_t have = 1;
	while (have < need && have < len && ((unsigned char)s[have] & 0xc0) == 0x80)
		have++;
	if (have < need)
		return have == len && !idle ? 0 : have;
	if (!text_is_utf8(s, need, NULL))
		return need;
	static const unsigned char mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	int code = c & mask[need];
	for (size_t i = 1; i < need; i++)
		code = code << 6 | ((unsigned char)s[i] & 0x3f);
	if (code >= 0x80 && code < 0xa0)
		return need;
	k->code = code;
	memcpy(k->text, s, need);
	return need;
}

/* --- Paste ----------------------------------------------------------------------------------------------------------- */

/* Valid text without controls: newlines in one form, tabs kept, the rest removed. */
static void clean_valid(strbuf *out, const char *s, size_t len)
{
	size_t from = 0;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];
		bool c1 = c == 0xc2 && i + 1 < len && (unsigned char)s[i + 1] < 0xa0;
		if ((c >= 0x20 && c != 0x7f && !c1) || c == '\n' || c == '\t')
			continue;
		sb_addn(out, s + from, i - from);
		if (c == '\r' && (i + 1 == len || s[i + 1] != '\n'))
			sb_addc(out, '\n');
		i += c1;
		from = i + 1;
	}
	sb_addn(out, s + from, len - from);
}

static void clean_paste(strbuf *out, const char *s, size_t len)
{
	sb_clear(out);
	while (len) {
		size_t bad = len;
		bool whole = text_is_utf8(s, len, &bad);
		clean_valid(out, s, whole ? len : bad);
		if (whole)
			return;
		sb_add(out, "\xef\xbf\xbd");
		s += bad + 1;
		len -= bad + 1;
	}
}

/* Gathers a paste until its end mark. */
static bool decode_paste(struct decoder *d, struct key *k)
{
	const char *s = d->in->s + d->at;
	size_t len = d->in->len - d->at, mark = sizeof paste_end - 1;
	const char *end = len ? memmem(s, len, paste_end, mark) : NULL;
	size_t n = end ? (size_t)(end - s) : len >= mark ? len - mark + 1 : 0;
	sb_addn(d->raw, s, n);
	take(d, n);
	if (!end)
		return false;
	take(d, mark);
	d->pasting = false;
	clean_paste(d->paste, d->raw->s, d->raw->len);
	k->code = K_PASTE;
	k->paste = d->paste->s;
	k->len = d->paste->len;
	return true;
}

bool decoder_next(struct decoder *d, struct key *k, bool idle)
{
	while (d->at < d->in->len) {
		*k = (struct key){0};
		if (d->pasting)
			return decode_paste(d, k);
		const char *s = d->in->s + d->at;
		size_t len = d->in->len - d->at, n = 1;
		unsigned char c = (unsigned char)s[0];
		if (c == ESC)
			n = decode_escape(d, k, s, len, idle);
		else if (c < 0x20 || c == 0x7f)
			k->code = control_code(c);
		else
			n = decode_character(k, s, len, idle);
		if (n == 0)
			return false;
		take(d, n);
		if (k->code)
			return true;
	}
	return false;
}
