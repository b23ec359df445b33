// SPDX-License-Identifier: EUPL-1.2
/* A text decoded, and what a pack brings to the journal, over the shipped guide. */
#include "support.h"

#include <carnet/desk/decode.h>
#include <carnet/desk/pack.h>
#include <carnet/doc/render.h>
#include <unistd.h>

static const char *decoded(bench *b, const void *parent, const char *text)
{
	doc *d;
	strbuf *md = sb_new(parent);
	OK(desk_decode(&b->d, parent, text, &d, &b->err));
	doc_to_markdown(md, d);
	return md->s;
}

static void explains_an_agenda(void **state)
{
	bench *b = *state;
	AUTO_CTX(tmp);
	const char *md = decoded(b, tmp, "ORDRE DU JOUR DU CA\n1. Approbation du CR du 12/09\n2. Budget prévisionnel (ACI, FIR)\n"
					 "3. Point SNP et XYZT, ca va.\n");
	static const char *const holds[] = {
		"- [ACI](sigle:ACI), accord conventionnel", "- [SNP](sigle:SNP)", "## To ask about\n", "- XYZT\n",
		"- [Budget prévisionnel](page:theme-budget-previsionnel)", "## Read before\n", "- [budget prévisionnel](sigle:budget-prévisionnel)",
	};
	for (size_t i = 0; i < LENGTH(holds); i++)
		if (!strstr(md, holds[i]))
			assert_string_equal(md, holds[i]);
	assert_null(strstr(md, "- ORDRE\n")); /* a line in capitals is no list of acronyms */
	assert_null(strstr(md, "- ACI\n"));
}

/* Acronyms that are also words, or the beginning of some. */
static void ordinary_words_are_no_acronyms(void **state)
{
	bench *b = *state;
	AUTO_CTX(tmp);
	const char *md = decoded(b, tmp, "Il ne se passe pas une semaine sans que l’on compare. Le cas de Maïa n’a pas changé : une has-been, "
					 "les passes, un sas, le roc, ta maia, des cas rares, l’esp, ce cv, la fir, le rosp.\n");
	if (strstr(md, "## Acronyms"))
		assert_string_equal(md, "");
	assert_null(strstr(md, "sigle:PASS"));
	md = decoded(b, tmp, "Le copil de la cpts, les CPTS, un Cerfa, la Pass de l’hôpital, AVECsanté, le formulaire cerfa.\n");
	static const char *const holds[] = {"sigle:COPIL", "sigle:CPTS", "sigle:Cerfa", "sigle:AVECsanté"};
	for (size_t i = 0; i < LENGTH(holds); i++)
		if (!strstr(md, holds[i]))
			assert_string_equal(md, holds[i]);
	assert_null(strstr(md, "sigle:PASS"));
	md = decoded(b, tmp, "RDV à la gare SNCF avec le Dr DUPONT et M. LE GOFF, du XYZT.\n");
	assert_non_null(strstr(md, "- XYZT\n"));
	assert_null(strstr(md, "- RDV\n"));
	assert_null(strstr(md, "- DUPONT\n"));
}

static void says_when_there_is_nothing(void **state)
{
	AUTO_CTX(tmp);
	const char *md = decoded(*state, tmp, "bonjour");
	assert_non_null(strstr(md, "Nothing here needs to be explained"));
	assert_non_null(strstr(decoded(*state, tmp, ""), "Nothing here"));
}

static void takes_texts_only(void **state)
{
	bench *b = *state;
	AUTO_CTX(tmp);
	static const struct { const char *bytes; size_t len; int code; const char *text; } cases[] = {
		{"Un CA\x1b[31m\n", 11, 0, "Un CA␛[31m\n"}, {"a\0b", 3, ERR_INPUT, NULL}, {"\xe9t\xe9", 3, ERR_INPUT, NULL}, {"", 0, 0, ""},
	};
	char name[] = "/tmp/carnet-decode-XXXXXX";
	int fd = mkstemp(name);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_ERR e = {0};
		char *text = NULL;
		assert_int_equal(ftruncate(fd, 0), 0);
		assert_int_equal(pwrite(fd, cases[i].bytes, cases[i].len, 0), (ssize_t)cases[i].len);
		assert_int_equal(desk_decode_file(tmp, name, &text, &e), cases[i].code);
		if (cases[i].text)
			assert_string_equal(text, cases[i].text);
	}
	close(fd);
	unlink(name);
	char *text;
	assert_int_equal(desk_decode_file(tmp, name, &text, &b->err), ERR_DATA);
}

static int64_t rows(bench *b, const entity *e)
{
	AUTO_CTX(tmp);
	return journal_count(b->d.j, query_new(tmp, e), 100);
}

/* The example pack twice: what is there already is left as it is, and one undo takes all of it back. */
static void takes_records_of_a_pack(void **state)
{
	bench *b = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	char root[] = "/tmp/carnet-packs-XXXXXX", *label;
	assert_non_null(mkdtemp(root));
	const char *file = path_join(tmp, root, "e.trousse"), *packs = path_join(tmp, root, "packs");
	pack_about *a;
	pack_records_report r;
	add(b, &e_contact, "name", "Yann Modèle", "role", "Mon voisin", NULL);
	OK(pack_build(b->d.l, "content/samples/pack-exemple", file, &p, &b->err));
	OK(pack_add(b->d.l, tmp, packs, file, &a, &p, &b->err));
	OK(desk_pack_records(&b->d, packs, "exemple", NULL, &r, &b->err));
	assert_int_equal(r.added, 4);
	assert_int_equal(r.known, 1);
	assert_int_equal(rows(b, &e_contact), 2);
	OK(desk_pack_records(&b->d, packs, "exemple", NULL, &r, &b->err));
	assert_int_equal(r.added, 0);
	assert_int_equal(r.known, 5);
	OK(journal_undo(b->d.j, tmp, &label, &b->err));
	assert_int_equal(rows(b, &e_contact), 1);
	assert_int_equal(rows(b, &e_payer), 0);
	assert_int_equal(desk_pack_records(&b->d, packs, "autre", NULL, &r, &b->err), ERR_MISSING);
	assert_int_equal(system(mem_printf(tmp, "rm -rf '%s'", root)), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(explains_an_agenda), test_bench(ordinary_words_are_no_acronyms), test_bench(says_when_there_is_nothing), test_bench(takes_texts_only), test_bench(takes_records_of_a_pack),
	};
	i18n_start("en");
	return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
