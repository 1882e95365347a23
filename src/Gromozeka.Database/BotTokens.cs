using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.Database;

/// <summary>Keeps the tokens of Telegram bots (https://core.telegram.org/bots/api#authorizing-your-bot) out of logs and errors.</summary>
internal static partial class BotTokens
{
    /// <summary>Masks them from now on, in the whole process.</summary>
    public static void Hide() => Secrets.Add(Pattern());

    [GeneratedRegex("""(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}""")]
    private static partial Regex Pattern();
}
