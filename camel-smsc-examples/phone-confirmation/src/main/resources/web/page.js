"use strict";
// What is shown comes from the server with every answer ("view"); the page itself keeps nothing but the language.

const TEXTS = {
  en: {
    title: "Confirm your phone", lead: "We need to know that the phone is yours.",
    phone: "Mobile phone", phoneHint: "From another country: with + and the country code",
    way: "How", byCode: "Code by SMS", byCall: "By a call", picture: "Digits on the picture",
    pictureAlt: "Picture of digits. If you cannot see it, choose \u201cBy a call\u201d: that needs no picture.", otherPicture: "Another picture",
    sendCode: "Send the code", showNumber: "Show the number to call",
    codeTitle: "Type the code", codeLead: "We sent it by SMS to", code: "Six digits", codeTime: "The code is valid for", confirm: "Confirm",
    again: "Another phone or way",
    callTitle: "Call this number", callLead: "From your phone", callTime: "Time left to call:", waiting: "Waiting for your call. This page changes by itself.",
    confirmedTitle: "Your phone is confirmed", lost: "No connection. Trying again\u2026", working: "One moment\u2026",
    minutes: n => n === 1 ? "One minute left" : n + " minutes left",
    problems: {
      phone: "This is not a mobile number that we serve.", picture: "These are not the digits on the picture. Here is a new one.",
      tries: "Wrong code, too often. Ask for a new one.", expired: "The time is over. Do not call or use the code any more; ask again.",
      number: "This number cannot be reached. Take another one.", later: "Too many requests. Wait some minutes, or choose the other way.",
      unavailable: "That does not work at the moment. Try again in a minute.", request: "That was not understood. Reload the page.",
    },
    wrongCode: tries => "This is not the code. " + (tries === 1 ? "One try is left." : tries + " tries are left."),
  },
  ru: {
    title: "Подтвердите телефон", lead: "Нам нужно знать, что этот телефон ваш.",
    phone: "Мобильный телефон", phoneHint: "Номер другой страны — с + и кодом страны",
    way: "Способ", byCode: "Код по СМС", byCall: "Звонком", picture: "Цифры с картинки",
    pictureAlt: "Картинка с цифрами. Если вы её не видите, выберите «Звонком»: там картинка не нужна.", otherPicture: "Другая картинка",
    sendCode: "Отправить код", showNumber: "Показать номер",
    codeTitle: "Введите код", codeLead: "Мы отправили его по СМС на", code: "Шесть цифр", codeTime: "Код действует ещё", confirm: "Подтвердить",
    again: "Другой телефон или способ",
    callTitle: "Позвоните на этот номер", callLead: "С вашего телефона", callTime: "Осталось времени:", waiting: "Ждём вашего звонка. Страница изменится сама.",
    confirmedTitle: "Телефон подтверждён", lost: "Нет связи. Пробуем снова\u2026", working: "Одну минуту\u2026",
    minutes: n => "Осталось минут: " + n,
    problems: {
      phone: "Это не номер мобильного телефона, который мы обслуживаем.", picture: "На картинке другие цифры. Вот новая.",
      tries: "Слишком много неверных кодов. Запросите новый.", expired: "Время вышло. Больше не звоните и не вводите код; запросите заново.",
      number: "На этот номер отправить нельзя. Укажите другой.", later: "Слишком много запросов. Подождите несколько минут или выберите другой способ.",
      unavailable: "Сейчас не получается. Попробуйте через минуту.", request: "Запрос не понят. Обновите страницу.",
    },
    wrongCode: tries => "Код неверный. Осталось попыток: " + tries + ".",
  },
};
const POLL_MS = 2000;
const LATE_MS = 120_000;
const ANSWER_MS = 40_000;
const CALL_SECONDS = 15 * 60;
const ANNOUNCED_MINUTES = [10, 5, 1];

const $ = id => document.getElementById(id);
let language = null;
let view = { step: "" };
let problem = null;
let ends = 0;
let announced = null;
let busy = false;
let asks = 0;
let timer = null;
/** Until when the server is asked what is new. */
let watched = Infinity;
let first = true;

// --- the server

async function post(what, fields) {
  const answer = await fetch("api/" + what, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields || {}),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  return answer.json();
}

async function poll() {
  clearTimeout(timer);
  const before = asks;
  if (!busy && performance.now() < watched) {
    try {
      const state = await post("state");
      $("lost").textContent = "";
      // whoever has left the code or the number, or came too late, is still told that his call has come
      if (asks === before && (view.step !== "start" || state.step === "confirmed" || first)) {
        show(state);
      }
      first = false;
    } catch (e) {
      $("lost").textContent = text().lost;
    }
  }
  timer = setTimeout(poll, document.hidden ? 5 * POLL_MS : POLL_MS);
}

async function ask(what, fields) {
  if (busy) {
    return;
  }
  busy = true;
  asks++;
  document.querySelectorAll("button.main").forEach(button => { button.disabled = true; });
  say(text().working);
  // what is wrong again is said again
  problem = null;
  render();
  try {
    show(await post(what, fields));
  } catch (e) {
    show({ step: view.step, problem: "unavailable" });
  } finally {
    busy = false;
    document.querySelectorAll("button.main").forEach(button => { button.disabled = false; });
  }
}

// --- what is shown

function show(next) {
  const before = view;
  view = Object.assign({}, next.step === before.step ? before : {}, next);
  if (next.problem || next.step !== before.step) {
    problem = next.problem || null;
  }
  if (next.seconds !== undefined) {
    ends = performance.now() + next.seconds * 1000;
    watched = ends + LATE_MS;
  } else if (next.step === "confirmed" || first) {
    watched = 0;
  }
  render();
  if (next.step !== before.step) {
    announced = null;
    say("");
    $("code-typed").value = "";
    if (next.step === "start") {
      newPicture();
    }
    if (before.step !== "") {
      (problem ? faulty() : document.querySelector("#" + next.step + " h1")).focus();
    }
  } else if (next.problem) {
    if (next.step === "start") {
      newPicture();
    }
    faulty().focus();
    faulty().select();
  }
}

function render() {
  for (const step of ["start", "code", "call", "confirmed"]) {
    $(step).hidden = step !== view.step;
  }
  document.title = text().title;
  const message = problem === null ? "" : problem === "code" ? text().wrongCode(view.tries) : text().problems[problem];
  for (const place of ["start-problem", "code-problem"]) {
    const said = place === view.step + "-problem" ? message : "";
    if ($(place).textContent !== said) {
      $(place).textContent = said;
    }
  }
  $("phone").setAttribute("aria-invalid", problem === "phone" || problem === "number");
  $("picture-code").setAttribute("aria-invalid", problem === "picture");
  $("code-typed").setAttribute("aria-invalid", problem === "code");
  document.querySelectorAll("strong.phone").forEach(place => { place.textContent = view.phone || ""; });
  const number = view.number || "";
  if ($("number").textContent !== number) {
    $("number").textContent = number;
    $("number").href = "tel:+" + number.replace(/\D/g, "");
  }
  tick();
}

function tick() {
  const seconds = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
  const left = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  document.querySelectorAll(".time").forEach(place => { place.textContent = left; });
  $("left").style.transform = "scaleX(" + Math.min(1, seconds / CALL_SECONDS) + ")";
  const minutes = Math.ceil(seconds / 60);
  if ((view.step === "call" || view.step === "code") && minutes !== announced) {
    if (announced !== null && ANNOUNCED_MINUTES.includes(minutes)) {
      say(text().minutes(minutes));
    }
    announced = minutes;
  }
}

function faulty() {
  return view.step === "code" ? $("code-typed") : problem === "picture" && byCode() ? $("picture-code") : $("phone");
}

function say(sentence) {
  $("said").textContent = sentence;
}

function byCode() {
  return document.querySelector("input[name=way]:checked").value === "code";
}

function newPicture() {
  $("picture-code").value = "";
  if (byCode()) {
    $("picture").src = "picture?" + Date.now();
  }
}

// --- the language

function text() {
  return TEXTS[language];
}

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.querySelectorAll("[data-text]").forEach(place => { place.textContent = text()[place.dataset.text]; });
  document.querySelectorAll("[data-language]").forEach(button => {
    button.setAttribute("aria-pressed", button.dataset.language === chosen);
  });
  $("picture").alt = text().pictureAlt;
  chosenWay();
  render();
}

function chosenWay() {
  $("captcha").hidden = !byCode();
  $("go").textContent = byCode() ? text().sendCode : text().showNumber;
}

// --- what the visitor does

document.querySelectorAll("[data-language]").forEach(button => {
  button.addEventListener("click", () => speak(button.dataset.language));
});
document.querySelectorAll("input[name=way]").forEach(radio => {
  radio.addEventListener("change", () => {
    chosenWay();
    if (byCode()) {
      newPicture();
    }
  });
});
document.querySelectorAll(".again").forEach(button => {
  button.addEventListener("click", () => show({ step: "start" }));
});
$("other-picture").addEventListener("click", () => {
  newPicture();
  $("picture-code").focus();
});
$("ask").addEventListener("submit", event => {
  event.preventDefault();
  ask(byCode() ? "code" : "call", { phone: $("phone").value, picture: $("picture-code").value, language });
});
$("check").addEventListener("submit", event => {
  event.preventDefault();
  ask("check", { code: $("code-typed").value.replace(/\s/g, "") });
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) { poll(); } });
setInterval(tick, 500);

speak((navigator.language || "").startsWith("ru") ? "ru" : "en");
poll();
