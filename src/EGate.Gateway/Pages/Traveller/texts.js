// Every word of the page, in every language. A test holds that each language has each key.
// Texts are short, say what to do first, and never why.
export const languages = ["en", "ru"];
export const standard = "en";

export const texts = {
  en: {
    title: "Border gate",
    simulated: "Simulated gate",
    steps: "Your way through the gate",
    step: { document: "Document", enter: "Walk in", face: "Camera", leave: "Walk on" },
    stepState: { done: "done", now: "now", next: "next" },
    screens: {
      document: ["Place your passport on the reader", "Open it at the photo page. Put the photo page face down and hold it still."],
      reading: ["Reading your passport", "Leave it on the reader."],
      enter: ["Take your passport and walk in", "One person at a time. Keep your bags with you."],
      "walk-in": ["Walk in", "One person at a time. Keep your bags with you."],
      closing: ["Please stand still", "The gate is closing behind you."],
      face: ["Look at the camera", "Take off hat, dark glasses and mask."],
      deciding: ["One moment, please", "This takes a few seconds."],
      leave: ["Walk on", "Take your passport with you."],
      clearing: ["Please walk on", "Take your passport and bags. The gate will be free in a moment."],
      referral: ["An officer will help you", "Take your passport. When a door opens, walk through it to the officer."],
      closed: ["This gate is closed", "Please see an officer."],
      evacuation: ["Leave now", "Walk out through any open gate."],
      stopped: ["Please stand back from the doors", "An officer is coming to help you."],
      "no-contact": ["This gate is out of service", "Please see an officer."],
    },
    guidance: {
      closer: ["Come closer", "One small step towards the camera."],
      back: ["Step back a little", "Your whole face must be in the picture."],
      "look-here": ["Look into the camera", "Face the camera straight on, with open eyes."],
      "one-person": ["One person only", "Only one person may stand before the camera."],
      "hold-still": ["Hold still", "Look at the camera and do not move."],
      uncover: ["Show your face", "Take off hat, dark glasses and mask."],
    },
  },
  ru: {
    title: "Пограничные ворота",
    simulated: "Учебные ворота",
    steps: "Ваш путь через ворота",
    step: { document: "Паспорт", enter: "Вход", face: "Камера", leave: "Выход" },
    stepState: { done: "пройдено", now: "сейчас", next: "далее" },
    screens: {
      document: ["Положите паспорт на считыватель", "Откройте страницу с фотографией. Положите её вниз и держите неподвижно."],
      reading: ["Паспорт считывается", "Не убирайте его со считывателя."],
      enter: ["Возьмите паспорт и входите", "По одному. Багаж держите при себе."],
      "walk-in": ["Входите", "По одному. Багаж держите при себе."],
      closing: ["Стойте, пожалуйста, спокойно", "Дверь за вами закрывается."],
      face: ["Смотрите в камеру", "Снимите головной убор, тёмные очки и маску."],
      deciding: ["Подождите, пожалуйста", "Это займёт несколько секунд."],
      leave: ["Проходите", "Не забудьте свой паспорт."],
      clearing: ["Проходите, пожалуйста", "Возьмите паспорт и багаж. Ворота сейчас освободятся."],
      referral: ["Вам поможет сотрудник", "Возьмите паспорт. Когда откроется дверь, пройдите через неё к сотруднику."],
      closed: ["Эти ворота закрыты", "Обратитесь, пожалуйста, к сотруднику."],
      evacuation: ["Немедленно выходите", "Идите через любые открытые ворота."],
      stopped: ["Отойдите, пожалуйста, от дверей", "К вам уже идёт сотрудник."],
      "no-contact": ["Эти ворота не работают", "Обратитесь, пожалуйста, к сотруднику."],
    },
    guidance: {
      closer: ["Подойдите ближе", "Один маленький шаг к камере."],
      back: ["Отойдите немного назад", "В кадре должно быть всё лицо."],
      "look-here": ["Смотрите в камеру", "Прямо, с открытыми глазами."],
      "one-person": ["Только один человек", "Перед камерой может стоять только один человек."],
      "hold-still": ["Не двигайтесь", "Смотрите в камеру спокойно."],
      uncover: ["Откройте лицо", "Снимите головной убор, тёмные очки и маску."],
    },
  },
};
