"""What a careful reader should know of a statement, where we say it otherwise than its source.

Words in braces are numbers that the tables give: see claims_numbers.
"""

from __future__ import annotations

READINGS = {
    "G-05": "Three sections exist in the repository; at this commit there is no PDF.",
    "G-06": "The read-me says that the licence is undecided, and there is no licence file. "
    "Figures are re-drawn here from numbers, with attribution.",
    "G-12": "Neither speed on a phone nor medical correctness was measured in this project.",
    "G-15": "Three versions exist that contradict each other, so the exchange is dramatised: an "
    "illustration.",
    "G-19": "Most of its class are benign questions that the model answers, so it is better "
    "called a topic direction. Cutting along it left every prompt refused that was tried.",
    "G-28": "{e2b_benign} and {e4b_benign} benign prompts refused. Compared prompt by prompt that "
    "is more than chance; but the two runs use different backends and precisions.",
    "G-30": "Number is right; it is measured on the data that defined the axis, runners-up are "
    "{second_d} (L4) and {third_d} (L14), and even L0 scores {first_d}.",
    "G-31": "The rows exist; a note lists other strengths, and the results file decides.",
    "G-44": "A difference of two means is one vector by construction, so the test cannot see "
    "further directions, and the rank panel is censored. Nothing here says how many there "
    "are.",
    "G-54": "On the same six prompts the last step changes five, all one way: paired, p = "
    "{p_last_step}. D2 was never run on all of them, and Gram-Schmidt never without the "
    "other two.",
    "G-55": "True of this study’s own directions. A published edit of rank one in each matrix "
    "left none of the harmful prompts refused that it was tried on, which are few.",
    "G-57": "Five harmful prompts refused every time plus 0–2 of 15 benign flickers; Wilson for "
    "6/20 is 14.5–51.9 %. So few prompts could show a very large change only.",
    "G-59": "The knob was very probably disconnected: all 19 sweep rows look like the unedited "
    "model re-sampled. If so, the sweep says nothing about the recipe. Not re-run on "
    "Gemma 4 itself.",
    "G-62": "The data are right; the last stop of the slider reads past the end of the list.",
    "G-63": "The only place on the page that hints at synthetic demos.",
    "G-67": "The control is rank one in each matrix and left none refused of the few harmful "
    "prompts it was asked. Each layer may have lost a direction of its own, and the "
    "prompts that resist were hardly among them.",
    "G-68": "7 of 17 survivors (41 %) are in the extreme cluster, 10 are not; survival is higher "
    "inside it (7/9 vs 10/33, p = {p_topics}, only descriptive), i.e. enriched, not "
    "concentrated.",
    "G-69": "Some prompts of that label stay refused and some do not. The label comes from a "
    "rough keyword match on a handful of prompts.",
    "G-70": "An interpretation of {survivors} prompts. Of these, the published edit was asked "
    "{asked} and answered it. That is too few to say either; the recipe of the other edit "
    "that answers all is unknown.",
    "G-74": "What one toolkit used is not what is needed. How few would do was not tested: the "
    "control is rank one in each matrix, and each matrix may lose another direction.",
    "G-80": "At equal size, a turned direction freed five of six prompts (paired, p = "
    "{p_last_step}), which speaks for direction. Size was never varied by an edit that is "
    "known to arrive.",
    "N-01": "The page gives the label another meaning than the study’s own list does.",
    "N-02": "No source for this number was found in the repository. At the one layer whose angles "
    "are published, no two of the study’s directions have it.",
    "N-03": "At layer 15, the only one published, the two are nearly at right angles: a different "
    "vector, not a slight shift.",
    "N-04": "No source was found. At the one layer published the direction hardly turns, which is "
    "another quantity.",
    "N-09": "On the study’s list H6 is the check of the measurement itself, the positive control. "
    "The demo leaves it out.",
    "N-11": "Inferred from the rank that a toolkit used, which is itself two to six. No rank of "
    "what is left was measured.",
    "N-12": "Invented: none of them occurs in the benchmark. Not shown here.",
    "A-01": "Four sizes at launch. A note in the study’s repository says late 2024.",
    "A-04": "The article says “about 97” of 99 before, so the fall is approximate; after it, "
    "Wilson 37.9–57.2%. The list of phrases holds words that also occur in warnings, so "
    "an answer with a disclaimer can count as a refusal.",
    "A-06": "No other model was run under the same conditions. Within days other methods removed "
    "nearly all counted refusals from this one; the 47% belong to this recipe and scorer.",
    "A-19": "8.0 billion weights at two bytes are 16.0 GB, or 14.9 GiB. The maker’s own table "
    "says 17.9 GB.",
    "A-20": "TrevorJS reports the same, and the thread that mended the tool asks for a newer "
    "version.",
    "A-21": "TrevorJS reports the same.",
    "A-22": "The mechanism is confirmed by others, the number of modules is not.",
    "A-24": "The study itself set 42 harmful and 220 benign prompts against 40.",
    "A-27": "The measurement comes after the whole prompt was read, so it cannot tell. What is "
    "early there is depth, not time.",
    "A-29": "The published front of the base-model search shows the same trade.",
    "A-34": "79 trials did no better than the start, about 97 of 99. One is the best; the other "
    "{other_trials} are not described.",
    "A-36": "Above one an edit overshoots: part of the component comes back with opposite sign.",
    "A-39": "An observation without a table or a number of prompts.",
    "A-44": "It may be so. A different direction for each layer is not enough by itself: the "
    "study’s own edits had that and left {plain}, later {best}. The edits that work "
    "differ in several ways at once.",
    "A-45": "No evidence is offered; the base-model counts do not isolate it.",
    "A-46": "Edits that leave these embeddings alone left few refusals or none on the prompts "
    "they were tried on, so there they are not enough by themselves. Whether they play a "
    "part was not tested.",
    "A-50": "Sound reasoning.",
    "A-56": "Not enough to redraw the shape of the edit; the base-model card gives enough.",
    "A-58": "Partly confirmed by others; the time is self-reported.",
    "B-03": "The sum is right. By count, the per-layer embeddings hold 2.8 thousand million "
    "parameters; 3.5 is reached with the token embedding.",
    "B-07": "Wilson 4.8–16.2%; versus 20/100 Fisher p = {p_base}, before allowing for selection; "
    "which prompts changed is not published.",
    "B-13": "The relative reductions are nearly equal, and the instruct drop is 53 prompts "
    "against 11.",
    "B-15": "Another edit by projection leaves 3 of 100 on the same instruct model, by its "
    "author’s count, so projection as such can work there. What tuning did to refusal "
    "cannot be read from counts.",
    "B-16": "Decoded in the figure: attention output in the upper half of the stack, feed-forward "
    "output in a few layers only.",
    "B-17": "The thread that mended the tool says the same: in the text model the matrices are "
    "plain.",
    "C-01": "It showed that refusal can often be switched off cheaply; how deep it lies is still "
    "argued about, in these texts too.",
    "C-06": "Narrow does not mean harmless: in a comparison of 16 models arithmetic fell by up to "
    "18.8 points after such edits. The study never ran its tests of ability.",
    "C-08": "The edited variants measured here answered the harmful prompts too: none of those "
    "tried was refused.",
    "C-09": "That they exist is confirmed. They are not linked here.",
    "C-14": "Q8 yes; 31B at 16 bits does not fit in 64 GB. The text names no model.",
    "C-15": "A fair contrast. The two are equal if every matrix that writes to the stream is "
    "edited.",
    "C-16": "An opinion. The risk of weights from third parties is not mentioned.",
    "C-17": "“Proves” is too strong; the texts disagree with each other here.",
    "X-01": "Of the conditions compared, the tool’s name is the only one that is certainly equal; "
    "other methods reach 0–8% on the same Gemma 4 checkpoint.",
    "X-02": "Four times the search buys nothing in these two runs. What limits it is not stated: "
    "the tool tries one direction for all layers and one for each.",
    "X-05": "Paired by prompt: emergency p = {p_emergency}; wilderness p = {p_wilderness}; grey "
    "zone p = {p_grey}; overall 37/302 vs 7/302, without the grey zone 19/260 vs 3/260.",
    "X-07": "Keep “rank per matrix” apart from “number of different vectors”.",
    "X-08": "Very probably not: most of its class are benign. How near it lies to the harmful "
    "direction depends on lengths that are not published; the cosine is {cos_low} to "
    "{cos_high} for those tried here.",
    "X-09": "Opposite conclusions from the same kind of evidence; none measured depth.",
    "X-10": "The study’s patterns miss soft refusals, the tool’s phrases count disclaimers: the "
    "errors go in opposite directions.",
    "G-51": "Wilson 27.0–55.5%. The patterns miss soft refusals and may count answers with a "
    "warning, so the true share may lie on either side (authors: 50–70% plausible).",
    "G-09": "4B is the “effective” marketing size; about 8.0B are stored, most of the difference "
    "in per-layer embedding tables, which matters for memory.",
}
