namespace Gromozeka.Database.Profiles.Seed;

/// <summary>A message.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Id">Its number in the chat; a reply has a higher number than the message that it replies to.</param>
/// <param name="Date">When it was sent, as the bot writes it.</param>
/// <param name="User">Who sent it.</param>
/// <param name="Text">The text; empty for media without a caption.</param>
internal sealed record SeedMessage(long Chat, long Id, string Date, long User, string Text)
{
    public long? ReplyTo { get; init; }

    /// <summary>The topic; 0 if it is in none.</summary>
    public long Thread { get; init; }

    public string Type { get; init; } = "text";

    public string Category { get; init; } = "user";

    public string? Quote { get; init; }

    public string? Media { get; init; }

    /// <summary>Midnight of the day on which it was sent, which is the date under which the bot counts it.</summary>
    public string Day => string.Concat(Date.AsSpan(0, "2025-01-15".Length), " 00:00:00+00:00");
}
