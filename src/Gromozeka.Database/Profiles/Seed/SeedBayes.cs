using System.Text.RegularExpressions;

namespace Gromozeka.Database.Profiles.Seed;

/// <summary>How often a word was learned in a chat.</summary>
internal sealed record SeedToken(long Chat, string Text, int Spam, int Ham);

/// <summary>How many messages of a class were learned in a chat.</summary>
internal sealed record SeedClass(long Chat, bool IsSpam, int Messages, int Tokens);

/// <summary>
/// What the spam filter has learned, computed from the verdicts, so that the sums of the tokens equal those of the classes. Only per chat:
/// rows for all chats have NULL in their key, so no key would prevent duplicates.
/// </summary>
internal static partial class SeedBayes
{
    public static IEnumerable<SeedToken> Tokens() =>
        from learnt in Learnt()
        group learnt.IsSpam by (learnt.Chat, learnt.Token) into token
        select new SeedToken(token.Key.Chat, token.Key.Token, token.Count(isSpam => isSpam), token.Count(isSpam => !isSpam));

    public static IEnumerable<SeedClass> Classes() =>
        from verdict in SeedVerdicts.All
        group verdict by (verdict.Chat, verdict.IsSpam) into learnt
        select new SeedClass(learnt.Key.Chat, learnt.Key.IsSpam, learnt.Count(), learnt.Sum(verdict => Words(verdict).Count()));

    private static IEnumerable<(long Chat, bool IsSpam, string Token)> Learnt() =>
        from verdict in SeedVerdicts.All
        from word in Words(verdict)
        select (verdict.Chat, verdict.IsSpam, word);

    private static IEnumerable<string> Words(SeedVerdict verdict) =>
        Word().Matches(verdict.Message.Text.ToLowerInvariant()).Select(match => match.Value);

    [GeneratedRegex(@"[\p{L}\p{Nd}]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
