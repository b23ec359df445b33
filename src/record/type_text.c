// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "types.h"

enum { LINE_MAX_CHARS = 2000, PROSE_MAX_BYTES = 2 * 1024 * 1024 };

void text_plain(strbuf *out, const field *f, const value *v)
{
	(void)f;
	if (v->kind == V_TEXT)
		sb_addn(out, v->s, v->len);
}

value text_kept(const void *parent, const char *typed)
{
	AUTO_CTX(tmp);
	const char *trimmed = text_trim(tmp, typed);
	return value_text(parent, text_nfc(tmp, trimmed, strlen(trimmed)));
}

void rule_format(strbuf *sql, const field *f, const char *format)
{
	for (const char *p = format; *p; p++) {
		if (*p == '$')
			sql_column(sql, NULL, f->name);
		else
			sb_addc(sql, *p);
	}
}

static size_t characters(const char *s)
{
	size_t n = 0;
	for (; *s; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

static int check_utf8(const char *typed, struct err *e)
{
	size_t bad = 0;
	if (text_is_utf8(typed, strlen(typed), &bad))
		return 0;
	return err_setf(e, ERR_INPUT, _("This text is not valid UTF-8 at byte %zu|save it as UTF-8, then try again"), bad + 1);
}

static int parse_line(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)f;
	if (check_utf8(typed, e))
		return ERR_INPUT;
	*out = text_kept(parent, typed);
	if (out->kind == V_NULL)
		return 0;
	if (strpbrk(out->s, "\n\r"))
		return err_setf(e, ERR_INPUT, _("This text has several lines, only one fits here|put it on one line"));
	size_t n = characters(out->s);
	if (n > LINE_MAX_CHARS)
		return err_setf(e, ERR_INPUT, _("This text has %zu characters, at most %d fit here|shorten it, or put it in the notes"), n, LINE_MAX_CHARS);
	return 0;
}

static int parse_prose(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)f;
	if (check_utf8(typed, e))
		return ERR_INPUT;
	*out = text_kept(parent, typed);
	if (out->len > PROSE_MAX_BYTES)
		return err_setf(e, ERR_INPUT, _("This text is larger than 2 MB|attach it as a file instead"));
	return 0;
}

static int parse_email(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	if (parse_line(parent, out, f, typed, e))
		return ERR_INPUT;
	if (out->kind == V_NULL)
		return 0;
	const char *at = strchr(out->s, '@'), *dot = at && at[1] ? strchr(at + 2, '.') : NULL;
	if (!dot || at == out->s || !dot[1] || strpbrk(out->s, " ,;<>") || strchr(at + 1, '@'))
		return err_setf(e, ERR_INPUT, _("“%s” is not an e-mail address|write for example name@example.org"), out->s);
	return 0;
}

static int parse_phone(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	if (parse_line(parent, out, f, typed, e))
		return ERR_INPUT;
	if (out->kind == V_NULL)
		return 0;
	size_t digits = 0;
	for (const char *p = out->s; *p; p++)
		digits += *p >= '0' && *p <= '9';
	if (digits < 2)
		return err_setf(e, ERR_INPUT, _("“%s” is not a phone number|write for example 01 99 00 12 34"), out->s);
	return 0;
}

/* The path is read by the caller (command line, form, import): only the journal stores a body. */
static int parse_file(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	(void)f;
	(void)e;
	*out = value_text(parent, typed);
	if (out->kind == V_TEXT)
		out->kind = V_BLOB;
	return 0;
}

static void print_file(strbuf *out, const field *f, const value *v)
{
	(void)f;
	if (v->kind == V_BLOB)
		sb_addf(out, _("%zu bytes"), v->len);
}

static void rule_line(strbuf *sql, const field *f)
{
	rule_format(sql, f, "length($)<2001");
}

static void rule_prose(strbuf *sql, const field *f)
{
	rule_format(sql, f, "length($)<2097153");
}

static void rule_email(strbuf *sql, const field *f)
{
	rule_format(sql, f, "$ LIKE '_%@_%._%'");
}

static void rule_phone(strbuf *sql, const field *f)
{
	rule_format(sql, f, "$ GLOB '*[0-9]*[0-9]*'");
}

const field_type t_text = {N_("text"), "TEXT", CONTROL_LINE, parse_line, text_plain, text_plain, rule_line, false};
const field_type t_prose = {N_("prose"), "TEXT", CONTROL_TEXT, parse_prose, text_plain, text_plain, rule_prose, false};
const field_type t_email = {N_("email"), "TEXT", CONTROL_LINE, parse_email, text_plain, text_plain, rule_email, false};
const field_type t_phone = {N_("phone"), "TEXT", CONTROL_LINE, parse_phone, text_plain, text_plain, rule_phone, false};
const field_type t_file = {N_("file"), NULL, CONTROL_FILE, parse_file, print_file, print_file, NULL, false};
