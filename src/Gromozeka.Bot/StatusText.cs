using System.Globalization;
using System.Text;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Bot;

/// <summary>Writes a status as text.</summary>
internal static class StatusText
{
    public static string Of(MigrationStatus status)
    {
        var text = new StringBuilder();
        var titles = status.Migrations.Select(entry => entry.Title.Length).DefaultIfEmpty(0).Max();
        text.AppendLine(CultureInfo.InvariantCulture, $"{status.Database}   version {status.CurrentVersion} of {status.LatestVersion}");
        foreach (var entry in status.Migrations)
            text.AppendLine(Line(entry, titles));
        text.AppendLine(CultureInfo.InvariantCulture, $"{status.Applied.Count()} applied, {status.Pending.Count()} pending.");
        return text.ToString();
    }

    private static string Line(MigrationStatusEntry entry, int width)
    {
        var title = entry.Title.PadRight(width);
        var halfDone = entry.HalfDone is null ? "" : "  (may be partially applied)";
        if (entry.Applied is not { } applied)
            return string.Create(CultureInfo.InvariantCulture, $"  · {entry.Version}  {title}  pending{halfDone}");
        var duration = applied.Duration is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds, 6:0} ms") : "";
        var remark =
            applied.IsAdopted ? "  (adopted)"
            : applied.IsStamped ? "  (stamped)"
            : entry.Migration is null ? "  (not in this program)"
            : "";
        return string.Create(
                CultureInfo.InvariantCulture,
                $"  ✓ {entry.Version}  {title}  {applied.AppliedAt:yyyy-MM-dd HH:mm}  {duration}{remark}{halfDone}"
            )
            .TrimEnd();
    }
}
