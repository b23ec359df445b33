// SPDX-License-Identifier: EUPL-1.2
/* CSV text: what encoding it is in, where its lines and cells are. */
#include <csv.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "csv_parts.h"
#include "sniff.h"

enum { CSV_LARGEST = 200 * 1024 * 1024 }; /* one allocation of talloc holds less than 256 MB */

/* Windows-1252 from 0x80 to 0x9f; the five codes it leaves out stay as they are. */
static const unsigned short windows[32] = {0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
	0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e,
	0x0178};

static void add_code(strbuf *out, unsigned code)
{
	if (code < 0x80) {
		sb_addc(out, (char)code);
	} else if (code < 0x800) {
		sb_addc(out, (char)(0xc0 | code >> 6));
		sb_addc(out, (char)(0x80 | (code & 0x3f)));
	} else {
		sb_addc(out, (char)(0xe0 | code >> 12));
		sb_addc(out, (char)(0x80 | (code >> 6 & 0x3f)));
		sb_addc(out, (char)(0x80 | (code & 0x3f)));
	}
}

static strbuf *from_windows(const void *parent, const char *s, size_t len)
{
	strbuf *out = sb_new(parent);

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];
		add_code(out, c >= 0x80 && c < 0xa0 ? windows[c - 0x80] : c);
	}
	return out;
}

int csv_text(const void *parent, char **out, size_t *len, const char *path, struct err *e)
{
	size_t bad;
	int code = file_read(parent, out, len, path, CSV_LARGEST, e);

	if (code)
		return code;
	if (file_kind(*out, *len) != FILE_CSV)
		return file_kind_refuse(file_kind(*out, *len), path, e);
	if (*len >= 3 && !memcmp(*out, "\xef\xbb\xbf", 3)) {
		*out += 3;
		*len -= 3;
	}
	if (!text_is_utf8(*out, *len, &bad)) {
		strbuf *b = from_windows(parent, *out, *len);
		*out = b->s;
		*len = b->len;
	}
	return 0;
}

struct reader {
	char **cells;
	size_t count;
	size_t line, first; /* physical line being fed; where the row began */
	bool fresh;         /* nothing of the row has been seen */
	csv_row *row;
	void *data;
	int stop;
};

static void on_cell(void *s, size_t len, void *data)
{
	struct reader *r = data;

	r->cells = GROW(r->cells, r->cells, r->count + 1);
	r->cells[r->count++] = mem_dupn(r->cells, s ? s : "", len);
}

static void on_row(int end, void *data)
{
	struct reader *r = data;

	(void)end;
	if (!r->stop)
		r->stop = r->row(r->data, r->first, r->cells, r->count);
	for (size_t i = 0; i < r->count; i++)
		talloc_free(r->cells[i]);
	r->count = 0;
	r->fresh = true;
}

/* Fed line by line, so that a row knows the line it began on even when its cells hold newlines. */
static int feed(struct csv_parser *p, struct reader *r, const char *text, size_t len)
{
	for (size_t at = 0; at < len && !r->stop;) {
		const char *newline = memchr(text + at, '\n', len - at);
		size_t n = newline ? (size_t)(newline - text) + 1 - at : len - at;
		r->line++;
		if (r->fresh)
			r->first = r->line;
		r->fresh = false;
		if (csv_parse(p, text + at, n, on_cell, on_row, r) != n)
			return ERR_INPUT;
		if (r->count == 0 && p->pstate == 0)
			r->fresh = true; /* a blank line */
		at += n;
	}
	return r->stop || !csv_fini(p, on_cell, on_row, r) ? 0 : ERR_INPUT;
}

int csv_rows(const char *text, size_t len, char separator, csv_row *row, void *data, struct err *e)
{
	AUTO_CTX(tmp);
	struct csv_parser p;
	struct reader r = {.row = row, .data = data, .fresh = true, .cells = NEW_ARRAY(tmp, char *, 1)};

	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
		die("%s", _("Not enough memory"));
	csv_set_delim(&p, (unsigned char)separator);
	int code = feed(&p, &r, text, len);
	csv_free(&p);
	if (!code)
		return r.stop;
	err_set(e, ERR_INPUT, _("A quotation mark is open, or stands in the middle of a cell"),
		_("put the whole cell between quotation marks, and double those inside"));
	return err_place(e, "%zu", r.first);
}

char csv_separator(const char *text, size_t len)
{
	static const char candidates[] = ";\t,";
	size_t counts[3] = {0}, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < len && (quoted || (text[i] != '\n' && text[i] != '\r')); i++) {
		if (text[i] == '"')
			quoted = !quoted;
		const char *at = quoted || !text[i] ? NULL : strchr(candidates, text[i]);
		if (at)
			counts[at - candidates]++;
	}
	for (size_t i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return candidates[best];
}
