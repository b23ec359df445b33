// SPDX-License-Identifier: EUPL-1.2
/* JSON read through a window: the envelope is walked here, each record is parsed by jansson where it stands. */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <string.h>
#include <unistd.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "import.h"
#include "json_field.h"

enum { WINDOW = 1 << 18, RECORD_LARGEST = 1 << 27, SLACK = 16 };

struct window {
	struct import *in;
	int fd;
	char *buf;
	size_t at, len, cap, line;
	bool end;
	struct err *e;
};

/* Moves what is left to the front and reads on, growing the window when it is full. */
static int window_more(struct window *w)
{
	memmove(w->buf, w->buf + w->at, w->len - w->at);
	w->len -= w->at;
	w->at = 0;
	if (w->len == w->cap) {
		if (w->cap >= RECORD_LARGEST)
			return err_setf(w->e, ERR_INPUT, _("A record is larger than carnet reads|check the file near line %zu"), w->line);
		w->buf = GROW(w->in, w->buf, w->cap *= 2);
	}
	ssize_t n;
	do
		n = read(w->fd, w->buf + w->len, w->cap - w->len);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return err_errno(w->e, import_path(w->in));
	w->end = n == 0;
	w->len += (size_t)n;
	return 0;
}

static int json_bad(struct window *w, size_t line, const char *what, const char *todo)
{
	err_set(w->e, ERR_INPUT, what, todo);
	return err_place(w->e, "%s:%zu", import_path(w->in), line);
}

static int json_cut(struct window *w)
{
	return json_bad(w, w->line, _("The file stops in the middle"), _("copy or export it again; nothing was imported"));
}

/* Next byte that is not white space, 0 at the end of the file; negative on error. It is not consumed. */
static int peek(struct window *w)
{
	for (;;) {
		for (; w->at < w->len; w->at++) {
			char c = w->buf[w->at];
			if (!c || !strchr(" \t\r\n", c))
				return (unsigned char)c ? (unsigned char)c : json_bad(w, w->line, _("There is a zero byte here"), _("check the file"));
			w->line += c == '\n';
		}
		if (w->end)
			return 0;
		int code = window_more(w);
		if (code)
			return code;
	}
}

/* Consumes one of the wanted signs and returns it. */
static int expect(struct window *w, const char *wanted)
{
	int c = peek(w);

	if (c < 0)
		return c;
	if (c == 0)
		return json_cut(w);
	if (!strchr(wanted, c)) {
		AUTO_CTX(tmp);
		return json_bad(w, w->line, mem_printf(tmp, _("“%c” is expected here"), wanted[0]), _("check the file near this line"));
	}
	w->at++;
	return c;
}

static int parse_failed(struct window *w, const json_error_t *error)
{
	AUTO_CTX(tmp);
	size_t line = w->line + (size_t)(error->line > 0 ? error->line - 1 : 0);

	if (json_error_code(error) == json_error_premature_end_of_input)
		return json_cut(w);
	if (json_error_code(error) == json_error_duplicate_key)
		return json_bad(w, line, _("The same name stands twice in a record"), _("keep one of the two"));
	if (json_error_code(error) == json_error_invalid_utf8)
		return json_bad(w, line, _("The text is not UTF-8 here"), _("save the file in UTF-8"));
	return json_bad(w, line, mem_printf(tmp, _("This is not JSON (column %d)"), error->column), _("check commas, quotation marks and brackets"));
}

/* Parses the value that begins at the window's place, reading on while it may only be cut short. */
static int parse(struct window *w, json_t **out)
{
	json_error_t error;
	int code = peek(w);

	if (code <= 0)
		return code ? code : json_cut(w);
	for (;;) {
		*out = json_loadb(w->buf + w->at, w->len - w->at, JSON_DISABLE_EOF_CHECK | JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
		if (*out && (w->end || (size_t)error.position + SLACK < w->len - w->at))
			break;
		bool short_of = *out || (size_t)error.position + SLACK >= w->len - w->at;
		json_decref(*out);
		*out = NULL;
		if (w->end || !short_of)
			return parse_failed(w, &error);
		code = window_more(w);
		if (code)
			return code;
	}
	for (const char *p = w->buf + w->at, *to = p + error.position; (p = memchr(p, '\n', (size_t)(to - p))); p++)
		w->line++;
	w->at += (size_t)error.position;
	return 0;
}

static int parse_key(struct window *w, char **key, const void *parent)
{
	json_t *name;
	int c = peek(w);

	if (c != '"')
		return c < 0 ? c : expect(w, "\"");
	int code = parse(w, &name);
	if (code)
		return code;
	*key = mem_dup(parent, json_string_value(name));
	json_decref(name);
	code = expect(w, ":");
	return code < 0 ? code : 0;
}

/* After '[' or '{' was consumed: calls each for every element until the closing sign. */
static int elements(struct window *w, char closing, int (*each)(struct window *w, void *data), void *data)
{
	char wanted[3] = {',', closing, '\0'};
	int c = peek(w);

	if (c == closing) {
		w->at++;
		return 0;
	}
	for (;;) {
		int code = each(w, data);
		if (code)
			return code;
		c = expect(w, wanted);
		if (c != ',')
			return c < 0 ? c : 0;
	}
}

static int one_record(struct window *w, void *data)
{
	const entity *e = data;
	json_t *object;
	int code = peek(w);
	size_t line = w->line;

	if (code > 0 && code != '{')
		return expect(w, "{");
	code = parse(w, &object);
	if (code)
		return code;
	struct incoming *i = incoming_new(w->in, e, line);
	if (json_fields(w->in, i, object))
		import_drop(w->in, i);
	else
		code = import_take(w->in, i, w->e);
	json_decref(object);
	return code;
}

static int one_entity(struct window *w, void *data)
{
	AUTO_CTX(tmp);
	char *name;
	size_t line = w->line;
	int code = parse_key(w, &name, tmp);

	(void)data;
	if (code)
		return code;
	const entity *e = entity_named(name);
	if (!e || e->content)
		return json_bad(w, line, mem_printf(tmp, _("No kind of record is called “%s”"), name), _("this file may come from another program"));
	code = expect(w, "[");
	return code < 0 ? code : elements(w, ']', one_record, (void *)(uintptr_t)e);
}

static int check_version(struct window *w, const json_t *version)
{
	long n = json_is_string(version) ? strtol(json_string_value(version), NULL, 10) : (long)json_integer_value(version);

	if (n < 1)
		return json_bad(w, w->line, _("The version of this file cannot be read"), _("check that it is an export of carnet"));
	if (n > SCHEMA_VERSION)
		return json_bad(w, w->line, _("This file comes from a newer carnet"), _("install the newer version, then import it"));
	return 0;
}

struct envelope {
	bool version, records;
};

static int one_key(struct window *w, void *data)
{
	AUTO_CTX(tmp);
	struct envelope *seen = data;
	char *name;
	json_t *v;
	int code = parse_key(w, &name, tmp);

	if (code)
		return code;
	if (!strcmp(name, "records")) {
		seen->records = true;
		code = expect(w, "{");
		return code < 0 ? code : elements(w, '}', one_entity, NULL);
	}
	code = parse(w, &v);
	if (code)
		return code;
	if (!strcmp(name, "carnet")) {
		seen->version = true;
		code = check_version(w, v);
	}
	json_decref(v);
	return code;
}

static int read_envelope(struct window *w)
{
	struct envelope seen = {0};
	int code = elements(w, '}', one_key, &seen);

	if (code)
		return code;
	if (!seen.version || !seen.records)
		return json_bad(w, w->line, _("This JSON is not an export of carnet"), _("its names “carnet” and “records” are missing"));
	return 0;
}

static int read_list(struct window *w, const entity *e)
{
	if (!e)
		return json_bad(w, w->line, _("This file is a bare list of records"), _("say what they are: carnet import meeting FILE"));
	return elements(w, ']', one_record, (void *)(uintptr_t)e);
}

static int read_all(struct window *w, const entity *e)
{
	int c = expect(w, "{[");

	if (c < 0)
		return c;
	int code = c == '{' ? read_envelope(w) : read_list(w, e);
	if (code)
		return code;
	c = peek(w);
	return c > 0 ? json_bad(w, w->line, _("Something follows the end of the JSON"), _("check the end of the file")) : c;
}

int json_import(struct import *in, const entity *e, struct err *err)
{
	struct window w = {.in = in, .line = 1, .cap = WINDOW, .e = err, .fd = open(import_path(in), O_RDONLY | O_CLOEXEC)};

	if (w.fd < 0)
		return err_errno(err, import_path(in));
	w.buf = NEW_ARRAY(in, char, w.cap);
	int code = window_more(&w);
	if (!code && w.len >= 3 && !memcmp(w.buf, "\xef\xbb\xbf", 3))
		w.at = 3;
	if (!code)
		code = read_all(&w, e);
	talloc_free(w.buf);
	close(w.fd);
	return code;
}
