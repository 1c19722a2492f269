/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-bait-words.h"

#include <string.h>

/* English and French words, and pairs of them with “_” between, without accents, in lower case; “#” is any
 * number. Written for Vigie. A word may stand for several ideas. */
static const struct
{
  VigieBaitIdea idea;
  const char *words;
} groups[] = {
  { VIGIE_BAIT_ACCOUNT, "account accounts compte comptes profil profile session acces" },
  { VIGIE_BAIT_ASK,
    "communiquer communiquez communique confirm confirmer confirmez confirme dis dites dire donne donner "
    "donnes "
    "donnez besoin enter entrez envoi envoie envoies envoyer envoyez forward fournir fournissez give indique "
    "indiquer indiquez need partage partager partagez provide redonne redonner redonnez renvoie renvoyer "
    "renvoyez reply repondez repondre reponds resend saisir saisis saisissez send share submit tell "
    "transferer transferez transfere transmets transmettez transmettre communicate insert text_me "
    "faire_suivre laisse_moi laissez_nous renseigner renseignez me_faut "
    "nous_faut type_in "
    "type_the type_your tape_le tape_ton tapez entre_ton entrer_le entrer_votre entrer_ton passe_moi "
    "file_moi read_me message_me recopie recopiez screenshot lis_moi" },
  { VIGIE_BAIT_CHILD,
    "child cousin cousine daughter enfant fille filleul filleule fils goddaughter godson granddaughter "
    "grandson kid nephew neveu niece sister soeur my_son our_son s_son her_son his_son ma_classe son_ecole "
    "ma_copine mon_ami mon_amie my_friend my_pupil my_student eleve eleves" },
  { VIGIE_BAIT_CLAIM,
    "activate activer activez appuie appuyez claim click clique cliquer cliquez collect reclame reclamer "
    "reclamez recuperer recuperez recupere redeem tap here_to open_this ouvre_ce" },
  { VIGIE_BAIT_CODE, "code codes otp #_digits #_digit #_chiffres digit_code digit_number" },
  { VIGIE_BAIT_CONTEST,
    "beaute beauty chant concours contest dance danse dessin drawing finale singing talent talents "
    "talent_show "
    "a_competition art_competition une_competition ballet gymnastics gymnastique pageant" },
  { VIGIE_BAIT_DELETE,
    "banned banni bannis bloque bloques blocage closed cloture closure deactivated deactivation deleted "
    "deletion desactivation desactive desactives disabled ferme fermeture limite limited locked restreint "
    "restreints restricted suppression supprime supprimes suspended suspendu suspendus suspension terminated "
    "termination verrouille will_suspend will_delete will_block will_close will_ban will_lose "
    "allons_supprimer "
    "allons_bloquer allons_cloturer allons_fermer allons_suspendre devons_supprimer devons_bloquer "
    "devons_fermer to_suspend be_lost perdre perdrez removed blocked" },
  { VIGIE_BAIT_ELSE, "else autre autres" },
  { VIGIE_BAIT_EXPIRE, "expire expired expirer expires expiring expirera" },
  { VIGIE_BAIT_FILLER, "a an au ce cet cette d de des du l la le les of s the this that un une your my our "
                       "votre vos ton notre" },
  { VIGIE_BAIT_FREE, "free gratis gratuit gratuite gratuitement gratuits offert offerte offerts" },
  { VIGIE_BAIT_GIFT,
    "airdrop bonus cadeau cadeaux d_achat gift gifts giveaway iphone ipad jackpot loterie lottery prize "
    "recompense recompenses reward rewards smartphone tirage tokens voucher un_lot un_prix new_phone "
    "gift_card carte_cadeau #_euros euro_card #_dollars console playstation cash macbook" },
  { VIGIE_BAIT_GOT, "arrived arrive get got received recevez recevoir recu recois sms texted texto came" },
  { VIGIE_BAIT_HESITATE, "hesite hesitez hesitate" },
  { VIGIE_BAIT_HURRY,
    "asap depeche depechez hurry immediately immediatement quickly rapidement urgence urgent urgente "
    "urgently "
    "vite last_chance final_notice final_warning last_warning last_reminder dernier_avertissement "
    "derniere_chance dernier_rappel dernier_delai without_delay sans_delai sans_attendre right_now now_or "
    "act_now tout_suite before_midnight avant_minuit" },
  { VIGIE_BAIT_I_AM, "this_is i_am am_from i_m we_are je_suis ici nous_sommes here_is from l_equipe la_part "
                     "on_behalf message_from i_represent" },
  { VIGIE_BAIT_IF, "if si unless sinon otherwise" },
  { VIGIE_BAIT_IS_YOU,
    "is_you really_you pas_toi pas_vous vraiment_toi vraiment_vous this_you that_you it_you est_toi "
    "est_vous bien_toi bien_vous c_toi ce_toi ce_vous cest_toi "
    "like_you ressemble" },
  { VIGIE_BAIT_IT, "it le la les l them that" },
  { VIGIE_BAIT_LEAK, "intime intimes leaked nude nudes naked nue nues denude denudee denudees" },
  { VIGIE_BAIT_LITTLE, "petit petite petits little" },
  { VIGIE_BAIT_LOOK, "look regarde regardez watch see seen voir vu found trouve posted poste publie publiee "
                     "shared circule circulate "
                     "circulent circulating" },
  { VIGIE_BAIT_ME, "me moi us nous" },
  { VIGIE_BAIT_MESSENGER, "olvid signal tchap telegram threema whatsapp messenger" },
  { VIGIE_BAIT_MINE, "ma mes mon my our notre nos" },
  { VIGIE_BAIT_NOBODY, "anybody anyone nobody no_one personne quiconque" },
  { VIGIE_BAIT_NOT,
    "aucun aucune cannot dont evitez jamais n ne never no not nobody don_t won_t can_t shouldn_t doesn_t "
    "isn_t didn_t without sans avoid refuse refusez interdit forbidden pas" },
  { VIGIE_BAIT_NOT_AFTER, "pas jamais never" },
  { VIGIE_BAIT_NOTICED,
    "noticed detected suspicious unusual activity detecte detectee remarque suspecte suspectes suspect "
    "inhabituelle inhabituel anormale reported signalements breach" },
  { VIGIE_BAIT_NUMBER, "number numbers numero numeros" },
  { VIGIE_BAIT_OF_YOU, "of_you de_toi de_vous ou_tu where_you you_re" },
  { VIGIE_BAIT_OTHER,
    "amendement amendment area article bar barre barres bureau civil client colis commande conduct conduite "
    "consommation couleur customer discount docket door dossier dress editor education electoral "
    "environnement error erreur facture fiscal forestier general genetic genetique immeuble invoice "
    "monetaire "
    "monument order parcel parking penal porte postal procedure promo promotion reduction reference rendu "
    "repository review room route rural salle sante secu securite_sociale source sport tax taxes tenu "
    "tracking "
    "train travail vestimentaire vol wifi zip morse ethics deontologie style page pages ligne batiment "
    "building dossiers open civile vote bus flight seat siege bancaire courant" },
  { VIGIE_BAIT_PASSWORD, "mdp passcode passphrase password passwords pin de_passe passwort" },
  { VIGIE_BAIT_PERSON,
    "boss classmate classmates colleague colleagues collegue collegues directeur directrice ex instituteur "
    "institutrice maitresse manager patron patronne principal prof profs professeur professeure professor "
    "teacher teachers voisin voisine neighbour neighbor friend friends ami amie amis" },
  { VIGIE_BAIT_PHONE, "cell mobile phone portable tel telephone telephonique" },
  { VIGIE_BAIT_PHOTO, "image images photo photos pic pics picture pictures selfie video videos clip film" },
  { VIGIE_BAIT_PREMIUM, "premium" },
  { VIGIE_BAIT_QR, "qr qrcode" },
  { VIGIE_BAIT_SCAN, "flash flashe flasher flashez scan scanne scanner scannes scannez" },
  { VIGIE_BAIT_SUPPORT,
    "admin administrateur administrator assistance bot chatbot helpdesk moderation moderator moderateur "
    "securite security support help_center help_centre help_desk centre_aide d_aide "
    "customer_care operator operateur technician technicien" },
  { VIGIE_BAIT_TEAM, "centre center equipe service staff team" },
  { VIGIE_BAIT_TIME,
    "24h 48h 12h #_heures #_heure #_hours #_hour #_minutes #_minute #_min #_h #_jours #_days today "
    "aujourd_hui deux_heures two_hours tonight ce_soir midnight minuit" },
  { VIGIE_BAIT_VERIFY,
    "authenticate confirm confirmer confirmez confirme confirmation reactivate reactiver reactivez validate "
    "valider validez verification verify verifier verifiez unlock debloquer debloquez restore restaurer" },
  { VIGIE_BAIT_VOTE, "votez voter please_vote your_vote ton_vote votre_vote petit_vote un_vote a_vote "
                     "to_vote vote_here vote_ici "
                     "can_vote could_vote need_votes and_vote et_vote" },
  { VIGIE_BAIT_VOTE_FOR, "vote_for vote_pour voter_pour votes_for voting_for votez_pour votes_pour" },
  { VIGIE_BAIT_WHAT, "what whats wats quel quelle quoi c_quoi which" },
  { VIGIE_BAIT_WON, "avez_gagne as_gagne ete_tire gagnez_un have_won ve_won you_won gagnant gagnante "
                    "gagnants winner winners selected "
                    "selectionne selectionnee selectionnes tire_sort remporte chosen choisi choisie" },
  { VIGIE_BAIT_YOUR, "your ur votre vos ton ta tes" },
  { VIGIE_BAIT_YOUR_NUMBER, "your_number your_phone your_mobile your_cell ton_numero votre_numero ton_tel "
                            "ton_portable votre_portable "
                            "ur_number votre_telephone ton_telephone your_digits" },
};

/* Room for all words of the groups; a test that has none left fails when it starts. */
#define MAX_ENTRIES 1024

typedef struct
{
  const char *word;
  gsize length;
  VigieBaitIdea idea;
} Entry;

static Entry entries[MAX_ENTRIES];
static gsize n_entries;

static int
compare (const char *a, gsize n_a, const char *b, gsize n_b)
{
  int order = memcmp (a, b, MIN (n_a, n_b));

  return order != 0 ? order : (n_a > n_b) - (n_a < n_b);
}

static int
compare_entries (const void *a, const void *b)
{
  const Entry *first = a;
  const Entry *second = b;

  return compare (first->word, first->length, second->word, second->length);
}

static void
sort_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const char *word = groups[i].words; *word != '\0';)
      {
        gsize length = strcspn (word, " ");

        g_assert (n_entries < MAX_ENTRIES);
        entries[n_entries++] = (Entry) { word, length, groups[i].idea };
        word += length + strspn (word + length, " ");
      }
  qsort (entries, n_entries, sizeof *entries, compare_entries);
}

/**
 * vigie_bait_word_find:
 * @word: a word in lower case, without accents, or two with “_” between
 *
 * Any thread; no allocation.
 *
 * Returns: what it stands for; 0 if it says nothing
 */
VigieBaitIdeas
vigie_bait_word_find (const char *word)
{
  static gsize is_sorted;
  const gsize length = strlen (word);
  gsize low = 0, high;
  VigieBaitIdeas ideas = 0;

  if (g_once_init_enter (&is_sorted))
    {
      sort_words ();
      g_once_init_leave (&is_sorted, 1);
    }

  for (high = n_entries; low < high;)
    {
      gsize middle = (low + high) / 2;

      if (compare (entries[middle].word, entries[middle].length, word, length) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < n_entries && compare (entries[low].word, entries[low].length, word, length) == 0; low++)
    ideas |= G_GUINT64_CONSTANT (1) << entries[low].idea;
  return ideas;
}
