namespace Gromozeka.Database.Profiles.Seed;

/// <summary>A chat. As in Telegram, the id of a private chat is that of the user, and those of groups are negative.</summary>
internal sealed record SeedChat(long Id, string? Title, string? Username, string Type, bool IsForum = false);

/// <summary>A topic of a forum.</summary>
internal sealed record SeedTopic(long Chat, long Id, string Name, long? IconColor, string? IconEmoji);

/// <summary>A setting of a chat.</summary>
internal sealed record SeedSetting(long Chat, string Key, string? Value);

/// <summary>The chats, their topics and their settings.</summary>
internal static class SeedChats
{
    public const long Private = SeedUsers.Alice;
    public const long Group = -4_990_000_001;
    public const long Forum = -1_009_990_000_001;

    public const long NewsTopic = 2;
    public const long HelpTopic = 3;

    public static readonly SeedChat[] All =
    [
        new(Private, null, "alice_dev", "private"),
        new(Group, "Котики и код 🐱", null, "group"),
        new(Forum, "Gromozeka \"Dev\" Forum / פורום", "gromozeka_dev_forum", "supergroup", IsForum: true),
    ];

    public static readonly SeedTopic[] Topics =
    [
        new(Forum, NewsTopic, "Новости 📰", 7_322_096, "5312016608254762256"),
        new(Forum, HelpTopic, "Help & вопросы", 16_766_590, null),
    ];

    public static readonly SeedSetting[] Settings =
    [
        new(Private, "chat-model", "gpt-5"),
        new(Private, "use-tools", "true"),
        new(Group, "bot-nicknames", "громозека,громик"),
        new(Group, "chat-prompt", "Ты — Громозека.\nОтвечай коротко и \"по-доброму\" 🐧"),
        new(Group, "random-answer-probability", "0.05"),
        new(Group, "allow-draw", "false"),
        new(Forum, "chat-model", null),
        new(Forum, "use-tools", "false"),
    ];

    public static IReadOnlyList<long> Ids { get; } = [.. All.Select(chat => chat.Id)];
}
