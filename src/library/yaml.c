// SPDX-License-Identifier: EUPL-1.2
/* A YAML file as far as it is only text, tokens and nodes: what no schema needs to know. */
#include "yaml.h"

#include <string.h>

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>

enum { DEPTH_MAX = 12 };

spot mark_spot(const yaml_file *y, yaml_mark_t mark)
{
	return (spot){y->path, mark.line + 1, mark.column + 1};
}

/* ---- text ---- */

static void index_lines(yaml_file *y, const void *parent)
{
	y->lines = NEW_ARRAY(parent, size_t, 1);
	y->lines[y->nlines++] = 0;
	for (size_t i = 0; i < y->len; i++) {
		if (y->text[i] != '\n')
			continue;
		y->lines = GROW(parent, y->lines, y->nlines + 1);
		y->lines[y->nlines++] = i + 1;
	}
}

static spot byte_spot(const yaml_file *y, size_t at)
{
	size_t line = 0, column = 1;
	while (line + 1 < y->nlines && y->lines[line + 1] <= at)
		line++;
	for (size_t i = y->lines[line]; i < at; i++)
		column += ((unsigned char)y->text[i] & 0xc0) != 0x80;
	return (spot){y->path, line + 1, column};
}

static size_t char_length(unsigned char c)
{
	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

static bool check_characters(yaml_file *y)
{
	size_t bad, before = y->c->p->errors;
	if (!text_is_utf8(y->text, y->len, &bad)) {
		COMPLAIN(y->c->p, byte_spot(y, bad), _("this is not UTF-8|save the file as UTF-8"));
		return false;
	}
	for (size_t i = 0, n; i < y->len; i += n) {
		n = char_length((unsigned char)y->text[i]);
		if (y->text[i] == '\t')
			COMPLAIN(y->c->p, byte_spot(y, i), _("a tab is not accepted|write two spaces"));
		else if (y->text[i] == '\r')
			COMPLAIN(y->c->p, byte_spot(y, i), _("a carriage return is not accepted|end lines as Linux does"));
		else if (y->text[i] != '\n' && text_needs_visible(y->text + i, n))
			COMPLAIN(y->c->p, byte_spot(y, i), _("an invisible control character is hidden here|delete it"));
	}
	return y->c->p->errors == before;
}

/* ---- tokens ---- */

static const struct { yaml_token_type_t type; const char *message; } refused[] = {
	{YAML_ANCHOR_TOKEN, N_("an anchor (&) is not accepted|write the text again where it is needed, or quote it")},
	{YAML_ALIAS_TOKEN, N_("an alias (*) is not accepted|write the text again here, or quote it")},
	{YAML_TAG_TOKEN, N_("a tag (!) is not accepted|quote the text if it begins with !")},
	{YAML_VERSION_DIRECTIVE_TOKEN, N_("a directive (%) is not accepted|delete this line")},
	{YAML_TAG_DIRECTIVE_TOKEN, N_("a directive (%) is not accepted|delete this line")},
	{YAML_DOCUMENT_START_TOKEN, N_("a document mark (---) is not accepted|keep one document a file, without marks")},
	{YAML_DOCUMENT_END_TOKEN, N_("a document mark (...) is not accepted|keep one document a file, without marks")},
};

static int depth_change(yaml_token_type_t type)
{
	switch (type) {
	case YAML_BLOCK_SEQUENCE_START_TOKEN: case YAML_BLOCK_MAPPING_START_TOKEN:
	case YAML_FLOW_SEQUENCE_START_TOKEN: case YAML_FLOW_MAPPING_START_TOKEN:
		return 1;
	case YAML_BLOCK_END_TOKEN: case YAML_FLOW_SEQUENCE_END_TOKEN: case YAML_FLOW_MAPPING_END_TOKEN:
		return -1;
	default:
		return 0;
	}
}

/* What libyaml says most often, in words that tell what to do. */
static const struct { const char *said, *message; } known[] = {
	{"mapping values are not allowed in this context", N_("this text holds “: ”|put quotes around it, or check the indentation")},
	{"did not find expected key", N_("the indentation changes here|align this line with the keys before it")},
	{"did not find expected '-' indicator", N_("the indentation changes here|align this line with the list items before it")},
	{"could not find expected ':'", N_("this key has no “:”|add it, or indent this line under the text it belongs to")},
	{"found character that cannot start any token", N_("a text cannot begin with this sign|put quotes around it")},
	{"found unexpected end of stream", N_("a quote is opened and never closed|close it")},
	{"did not find expected ',' or ']'", N_("this list in brackets is not closed|separate its words with commas and close it with ]")},
};

static void complain_syntax(const yaml_file *y, const yaml_parser_t *parser)
{
	const char *said = parser->problem ? parser->problem : "?";
	spot at = mark_spot(y, parser->problem_mark);
	for (size_t i = 0; i < LENGTH(known); i++)
		if (strcmp(said, known[i].said) == 0) {
			spot_say(y->c->p, at, _(known[i].message));
			return;
		}
	COMPLAIN(y->c->p, at, _("this is not YAML (%s)|check the signs and the indentation around here"), said);
}

static void start(yaml_parser_t *parser, const yaml_file *y)
{
	if (!yaml_parser_initialize(parser))
		die("yaml_parser_initialize: out of memory");
	yaml_parser_set_input_string(parser, (const unsigned char *)y->text, y->len);
	yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
}

/* Anchors and tags leave no trace in the document: they are looked for before. The depth is capped here too. */
static bool check_tokens(yaml_file *y)
{
	yaml_parser_t parser;
	yaml_token_t token;
	size_t before = y->c->p->errors;
	int depth = 0;
	bool more = true;
	start(&parser, y);
	while (more) {
		if (!yaml_parser_scan(&parser, &token)) {
			complain_syntax(y, &parser);
			break;
		}
		for (size_t i = 0; i < LENGTH(refused); i++)
			if (refused[i].type == token.type)
				spot_say(y->c->p, mark_spot(y, token.start_mark), _(refused[i].message));
		depth += depth_change(token.type);
		more = token.type != YAML_STREAM_END_TOKEN;
		if (depth > DEPTH_MAX) {
			COMPLAIN(y->c->p, mark_spot(y, token.start_mark), _("this is nested too deeply|flatten it"));
			more = false;
		}
		yaml_token_delete(&token);
	}
	yaml_parser_delete(&parser);
	return y->c->p->errors == before;
}

/* ---- document ---- */

static bool load_document(yaml_file *y)
{
	yaml_parser_t parser;
	start(&parser, y);
	bool loaded = yaml_parser_load(&parser, &y->doc);
	if (!loaded)
		complain_syntax(y, &parser);
	yaml_parser_delete(&parser);
	if (!loaded || yaml_document_get_root_node(&y->doc))
		return loaded;
	yaml_document_delete(&y->doc);
	COMPLAIN(y->c->p, ((spot){y->path, 1, 1}), _("this file is empty|write its content, or delete it"));
	return false;
}

static bool take_text(yaml_file *y, const void *parent, const source_file *file)
{
	AUTO_ERR e = {0};
	char *text;
	y->text = file->text;
	y->len = file->len;
	if (y->text)
		return true;
	if (file_read(parent, &text, &y->len, y->path, CONTENT_BYTES_MAX, &e)) {
		problems_take(y->c->p, &e);
		return false;
	}
	y->text = text;
	return true;
}

bool yaml_open(yaml_file *y, const void *parent, const source_file *file)
{
	if (!take_text(y, parent, file))
		return false;
	index_lines(y, parent);
	return check_characters(y) && check_tokens(y) && load_document(y);
}
