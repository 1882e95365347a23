using System.Reflection;
using FluentMigrator;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The tags of the migrations. Names are case-sensitive, as in FluentMigrator.</summary>
internal static class Tags
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: no migration has one of the tags.</exception>
    public static void Check(IEnumerable<Assembly> assemblies, IEnumerable<string> given)
    {
        var carried = assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetCustomAttributes<TagsAttribute>(inherit: true))
            .SelectMany(tags => tags.TagNames)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (given.FirstOrDefault(tag => !carried.Contains(tag, StringComparer.Ordinal)) is not { } absent)
            return;
        throw Errors.CommandLine(
            $"No migration carries the tag '{absent}'.",
            carried.Count == 0
                ? "the migrations have no tags"
                : $"the migrations have the {(carried.Count == 1 ? "tag" : "tags")} {string.Join(", ", carried)}",
            carried.Count == 0 ? "leave --tag out" : "name one of them; names are case-sensitive"
        );
    }
}
