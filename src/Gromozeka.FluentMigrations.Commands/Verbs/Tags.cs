using System.Reflection;

using FluentMigrator;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>The tags that migrations carry. A migration with one is refused when it is read (GM106).</summary>
internal static class Tags
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: no migration carries the tag.</exception>
    public static void Check(Workspace workspace, IEnumerable<string> given)
    {
        var carried = workspace.Options.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetCustomAttributes<TagsAttribute>(inherit: true)).SelectMany(tags => tags.TagNames)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (given.FirstOrDefault(tag => !carried.Contains(tag, StringComparer.OrdinalIgnoreCase)) is { } absent)
        {
            throw Errors.CommandLine(
                $"No migration carries the tag '{absent}'.",
                carried.Count == 0
                    ? "the migrations have no tags"
                    : $"the migrations have the {(carried.Count == 1 ? "tag" : "tags")} {string.Join(", ", carried)}",
                "leave --tag out");
        }
    }
}
