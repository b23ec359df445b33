// SPDX-License-Identifier: EUPL-1.2
/* A small content folder on disk, complete and without a problem; a test then changes one file of it. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <carnet/library/compile.h>
#include <carnet/library/library.h>

typedef struct fixture {
	char *root, *content, *out;
} fixture;

#define PAGE(id, part, order, rest) \
	"id: " id "\ntitle: Page " id "\npart: " part "\norder: " order "\nsummary: Une page.\nsources: [note]\nverified: 2026-11-20\n" rest

static const struct { const char *path, *text; } fixture_files[] = {
	{"fr/parts.yaml",
	 "- {id: decouvrir, title: Découvrir, order: 10, summary: Le début.}\n"
	 "- {id: prendre-mandat, title: Prendre son mandat, order: 15, summary: S}\n- {id: themes, title: Thèmes, order: 16, summary: S}\n"
	 "- {id: outils, title: Outils, order: 30, summary: S}\n- {id: niveaux, title: Niveaux, order: 20, summary: Trois.}\n"
	 "- {id: aide, title: Aide, order: 40, summary: Écrans.}\n- {id: sigles, title: Sigles, order: 50, summary: Mots.}\n"},
	{"fr/sources.yaml",
	 "- {key: note, title: Note de position, author: France Assos Santé, date: avril 2023, kind: association, url: 'https://a.example/n_o', "
		"read: entier, note: ''}\n"
	 "- {key: loi, title: Loi Rist, author: Parlement, date: 2023-05-19, kind: officiel, url: '', read: cité, note: Article 1.}\n"},
	{"fr/glossary.yaml",
	 "- id: ACI\n  full: accord conventionnel interprofessionnel\n  kind: sigle\n  means: |\n"
		"    L’accord qui finance. Voir le [contrat](sigle:contrat-local).\n"
	 "  see: [contrat-local]\n  pages: [une-cpts]\n  sources: [note]\n"
	 "- id: contrat-local\n  full: contrat signé ici\n  kind: mot\n  means: |\n    Signé avec la caisse.\n  see: [ACI]\n  pages: []\n"
		"  sources: [loi]\n"
	 "- id: élu\n  name: élu ou élue\n  full: personne choisie\n  kind: mot\n  means: Un mot court.\n  see: []\n  pages: []\n"
		"  sources: [note]\n"},
	{"fr/wording.yaml",
	 "level_title: 'Niveau :'\ndefinition: Quoi\nbound: Qui\nexamples: Exemples\nprerequisites: Avant\nsigns: Signes\nnext: Après\n"
		"risks: Risques\ncriteria: Critères\n"
	 "our_advice: À notre avis.\nhow: comment faire\nevidence: 'Preuve :'\ncriteria_title: Les critères\ncriteria_summary: Ce qui compte.\n"
		"correspondence: Deux grilles\n"
	 "level: Niveau\nwords_title: Les sigles\nwords_summary: Tous les mots.\nsources_title: Les sources\nsources_summary: D’où cela vient.\n"
		"officiel: Textes\n"
	 "association: Associations\npresse: Presse\nrapport: Rapports\nconseil: Conseils\n"
	 "season: 'Quand :'\nquestions: Questions\nwhy: 'Pourquoi :'\ngood: 'Bien :'\nwords: Mots\nchoices: 'Au choix :'\nscore: Note\n"
	 "steps_title: Les étapes\nsteps_summary: Dans l’ordre.\nread: 'À lire :'\nproof: 'Fait quand :'\nregions_title: Les régions\n"
	 "regions_summary: Deux.\ntook_part: Oui.\nnot_part: Non.\n"},
	{"fr/levels.yaml",
	 "levels:\n  - id: projets\n    title: Projets\n    link: participation\n    summary: Une action.\n    definition: |\n"
		"      Une action, avec l’[ACI](sigle:ACI).\n"
	 "    bound: |\n      Vous.\n    examples: [Un atelier]\n    prerequisites: [Une fiche]\n    signs: [Un usager]\n    next: [Continuez]\n"
		"    risks: [Oubli]\n"
	 "    sources: [note]\n    advice: [signs, risks]\n"
	 "criteria:\n  - {id: P1, level: projets, title: 'Un usager, dès le début', explain: Compte un usager., evidence: Le compte rendu., "
		"page: une-cpts}\n"
	 "aci:\n  title: La proposition\n  summary: Une proposition.\n  warning: Ce n’est pas une règle.\n  sources: [note]\n  levels:\n"
	 "    - {id: niveau-1, title: Niveau 1, definition: Informer., examples: [Une réunion]}\n"
	 "  criteria:\n    - {id: N1a, level: niveau-1, title: Un avis, explain: Ce qui compte., evidence: Une date., page: une-cpts}\n"
	 "  correspondence:\n    - {aci: niveau-1, level: projets, text: 'Un avis | rendu'}\n"},
	{"fr/guide/une-cpts.yaml",
	 PAGE("une-cpts", "decouvrir", "10", "tags: [territoire, budget]\nadvice: yes\nnext: [la-reunion]\nbody: |\n"
		"  Une association de soignants. L’[ACI](sigle:ACI) la finance.\n\n  - [ ] Lire\n")},
	{"fr/guide/la-reunion.yaml",
	 PAGE("la-reunion", "decouvrir", "20", "tags: [séance]\nnext: [une-cpts]\nbody: |\n"
		"  Demandez le budget à l’hôpital. Voir [la page](page:une-cpts) et [la loi](source:loi).\n\n  Le cœur du sujet : les réunions.\n")},
	{"fr/topics/contrat.yaml",
	 "id: contrat\ntitle: Le contrat\norder: 10\nkeywords: [avenant, contrat ACI]\nseason: L’automne.\nwhat: |\n  Voir l’[ACI](sigle:ACI).\n"
	 "questions:\n  - {id: q1, ask: 'Quand finit-il ?', why: Tout se prépare., good: Une date.}\n"
	 "words: [contrat-local, ACI]\npages: [une-cpts]\nsources: [note]\nverified: 2026-11-20\nadvice: yes\n"},
	{"fr/topics/budget.yaml",
	 "id: budget\ntitle: Les comptes\norder: 20\nkeywords: [budgets, trésorerie]\nwhat: |\n  L’argent.\n"
	 "questions:\n  - {id: q1, ask: 'Combien ?', why: Pour savoir., good: Un chiffre.}\n"
	 "sources: [note]\nverified: 2026-11-20\n"},
	{"fr/checklists/liste-avant.yaml",
	 "id: liste-avant\ntitle: Avant\npart: outils\norder: 10\nsummary: Deux gestes.\ntags: [préparer]\nsources: [note]\nverified: 2026-11-20\n"
	 "next: [la-reunion]\ngroups:\n  - title: La veille\n    items:\n      - {id: v1, text: Relire, help: 'Un mot.'}\n"
	 "      - {id: v2, text: Dormir, help: ''}\n"},
	{"fr/surveys/habitants.yaml",
	 "id: habitants\ntitle: Les habitants\npart: outils\norder: 20\nsummary: Trois questions.\nsources: [note]\nverified: 2026-11-20\n"
	 "next: [liste-avant]\nintro: |\n  Dites bonjour.\nquestions:\n  - {id: q1, text: 'Qui ?', kind: libre, choices: [], help: ''}\n"
	 "  - {id: q2, text: 'Où ?', kind: choix, choices: [Ici, Là], help: 'Lisez les deux.'}\n  - {id: q3, text: 'Combien ?', kind: note}\n"},
	{"fr/onboarding.yaml",
	 "steps:\n  - id: etape-1\n    title: Lire\n    read: [une-cpts, theme-contrat]\n    do: |\n      Lisez.\n    proof: C’est lu.\n    check: read_pages\n"},
	{"fr/regions.yaml",
	 "- {id: bretagne, name: Bretagne, delegation: Délégation Bretagne, note_2023: yes, remark: ''}\n"
	 "- {id: corse, name: Corse, delegation: Délégation Corse, note_2023: no, remark: une île}\n"},
	{"fr/help/aide-accueil.yaml",
	 "id: aide-accueil\ntitle: L’écran d’accueil\npart: aide\norder: 10\nsummary: Ce qu’il montre.\nscreen: home\nbody: |\n"
		"  Il montre la [réunion](entity:meeting).\n"},
	{"samples/practice.yaml",
	 "meeting:\n  - key: r-1\n    title: Conseil\n    date: +1 jeudi\n    cpts: val\n  - key: r-2\n    title: Bureau\n    date: -45\n"
		"    cpts: val\n    minutes: |\n      Fait.\n"
	 "cpts:\n  - key: val\n    name: CPTS du Val\n    created_on: 2020-02-29\n"},
};

static inline void fixture_put(const fixture *f, const char *path, const char *text)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *full = path_join(tmp, f->content, path);
	assert_int_equal(dir_make(path_dir(tmp, full), 0755, &e), 0);
	assert_int_equal(file_replace(full, text, strlen(text), 0644, &e), 0);
}

static inline int fixture_start(void **state)
{
	fixture *f = NEW(NULL, fixture);
	char root[] = "/tmp/carnet-library-XXXXXX";
	f->root = mem_dup(f, mkdtemp(root));
	f->content = path_join(f, f->root, "content");
	f->out = path_join(f, f->root, "library.db");
	for (size_t i = 0; i < LENGTH(fixture_files); i++)
		fixture_put(f, fixture_files[i].path, fixture_files[i].text);
	*state = f;
	return 0;
}

static inline int fixture_end(void **state)
{
	fixture *f = *state;
	char *command = mem_printf(f, "rm -rf '%s'", f->root);
	int code = system(command);
	talloc_free(f);
	return code;
}

/* Every problem, one a line, "warning: " before the doubts, paths from the content folder. */
static inline const char *fixture_problems(const void *parent, const fixture *f, const struct problems *p)
{
	strbuf *b = sb_new(parent);
	for (size_t i = 0; i < p->count; i++) {
		const char *place = p->list[i].place ? p->list[i].place : "";
		size_t root = strlen(f->content);
		bool inside = strncmp(place, f->content, root) == 0 && place[root];
		sb_addf(b, "%s%s: %s: %s\n", p->list[i].warning ? "warning: " : "", inside ? place + root + 1 : "", p->list[i].what, p->list[i].todo);
	}
	return b->s;
}

/* Compiles and opens; any problem fails the test. */
static inline library *fixture_library(const void *parent, const fixture *f)
{
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	library *l = NULL;
	library_compile(f->content, f->out, &p, &e);
	assert_string_equal(fixture_problems(parent, f, &p), "");
	assert_int_equal(library_open(parent, &l, f->out, &e), 0);
	return l;
}
