using static Gromozeka.Database.Profiles.Seed.SeedChats;
using static Gromozeka.Database.Profiles.Seed.SeedUsers;

namespace Gromozeka.Database.Profiles.Seed;

/// <summary>The messages, by chat, in the order in which they were sent.</summary>
internal static class SeedMessages
{
    public static readonly SeedMessage[] All = [.. InPrivate(), .. InGroup(), .. InForum()];

    public static SeedMessage Find(long chat, long id) =>
        Array.Find(All, message => message.Chat == chat && message.Id == id)
        ?? throw new ArgumentOutOfRangeException(nameof(id), id, "not a message of the seed");

    /// <summary>The first message of a chain of replies; null for a message that is not a reply.</summary>
    public static long? Root(SeedMessage message)
    {
        if (message.ReplyTo is not { } reply)
            return null;
        return Root(Find(message.Chat, reply)) ?? reply;
    }

    private static SeedMessage[] InPrivate() =>
        [
            new(Private, 1, "2025-01-15 08:00:00+00:00", Alice, "/start") { Category = "user-command" },
            new(Private, 2, "2025-01-15 08:00:02+00:00", Bot, "Привет, Alice! Чем помочь? 🐧")
            {
                ReplyTo = 1,
                Category = "bot-command-reply",
            },
            new(Private, 3, "2025-01-15 08:01:10+00:00", Alice, "What's the weather in Dublin?") { ReplyTo = 2 },
            new(Private, 4, "2025-01-15 08:01:14+00:00", Bot, "7 °C, rain ☔️ — \"as usual\".") { ReplyTo = 3, Category = "bot" },
            new(Private, 5, "2025-01-16 21:30:00+00:00", Alice, "Нарисуй кота в космосе"),
            new(Private, 6, "2025-01-16 21:30:40+00:00", Bot, "")
            {
                ReplyTo = 5,
                Category = "bot",
                Type = "image",
                Media = SeedMedia.Drawing,
            },
        ];

    private static SeedMessage[] InGroup() =>
        [
            new(Group, 1, "2025-01-15 09:00:00+00:00", Boris, "Доброе утро! ☕️ Кто сегодня чинит сборку?"),
            new(Group, 2, "2025-01-15 09:01:30+00:00", Alice, "Я! Тест падает только у меня 🙈") { ReplyTo = 1 },
            new(Group, 3, "2025-01-15 09:02:00+00:00", Noa, "בוקר טוב לכולם, הבדיקה נכשלת גם אצלי 🙂") { ReplyTo = 2 },
            new(Group, 4, "2025-01-15 09:05:00+00:00", Hanako, "原因はタイムゾーンです ⏰")
            {
                ReplyTo = 2,
                Quote = "Тест падает только у меня",
            },
            new(Group, 5, "2025-01-15 10:00:00+00:00", Boris, "Мой помощник") { Type = "image", Media = SeedMedia.Cat },
            new(Group, 6, "2025-01-15 10:00:20+00:00", Hanako, "")
            {
                ReplyTo = 5,
                Type = "sticker",
                Media = SeedMedia.Sticker,
            },
            new(Group, 7, "2025-01-15 12:00:00+00:00", Spammer, "Заработок от 300$ в день! Пиши в личку 💰") { Category = "user-spam" },
            new(Group, 8, "2025-01-15 12:00:03+00:00", Bot, "Сообщение похоже на спам 🚫")
            {
                ReplyTo = 7,
                Category = "bot-spam-notification",
            },
            new(Group, 9, "2025-01-16 07:45:00+00:00", Spammer, "Лёгкий заработок без вложений, пиши сейчас!!! 🔥")
            {
                Category = "user-spam",
            },
            new(Group, 10, "2025-01-16 09:00:00+00:00", Alice, "Громозека, что мы решили вчера?"),
            new(Group, 11, "2025-01-16 09:00:09+00:00", Bot, "Вчера решили чинить часовой пояс в тесте ✅")
            {
                ReplyTo = 10,
                Category = "bot-summary",
            },
            new(Group, 12, "2025-01-16 09:10:00+00:00", Boris, "Пиши тест, а сборка сегодня на мне 👍🏽") { ReplyTo = 11 },
        ];

    private static SeedMessage[] InForum() =>
        [
            new(Forum, 4, "2025-01-17 10:00:00+00:00", Alice, "Welcome! This is the general topic, ברוכים הבאים 🎉"),
            new(Forum, 5, "2025-01-17 10:05:00+00:00", Boris, "Вышла версия 0.1.0 🚀") { Thread = NewsTopic },
            new(Forum, 6, "2025-01-17 10:06:00+00:00", Noa, "כל הכבוד! 👏 (סוף סוף)") { Thread = NewsTopic, ReplyTo = 5 },
            new(Forum, 7, "2025-01-17 11:00:00+00:00", Hanako, "How do I write a migration? مرحبا بالجميع") { Thread = HelpTopic },
            new(Forum, 8, "2025-01-17 11:00:30+00:00", Alice, "Copy the example and change the number.")
            {
                Thread = HelpTopic,
                ReplyTo = 7,
            },
            new(Forum, 9, "2025-01-17 11:02:00+00:00", Hanako, "It failed, here's the log")
            {
                Thread = HelpTopic,
                ReplyTo = 8,
                Type = "document",
                Media = SeedMedia.Log,
            },
            new(Forum, 10, "2025-01-18 09:00:00+00:00", Boris, "")
            {
                Thread = NewsTopic,
                Type = "voice",
                Media = SeedMedia.Voice,
            },
            new(Forum, 11, "2025-01-18 13:37:00+00:00", Spammer, "FREE crypto for everyone 🪙🪙🪙 join now")
            {
                Thread = NewsTopic,
                Category = "user-spam",
            },
            new(Forum, 12, "2025-01-18 13:40:00+00:00", Noa, "The free tier is enough for everyone here 👩‍👩‍👧‍👦")
            {
                Thread = HelpTopic,
            },
        ];
}
