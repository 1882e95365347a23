using System.Text.RegularExpressions;

namespace FluentMigrator.Tests.Api;

/// <summary>Compares two sets of signatures.</summary>
internal static partial class ApiComparer
{
    /// <summary>What <paramref name="ours"/> has beyond the list: types, members, and headers that differ.</summary>
    public static IReadOnlyList<string> Extras(IReadOnlyList<ApiType> list, IReadOnlyList<ApiType> ours)
    {
        var listed = list.ToLookup(type => type.FullName);
        return
        [
            .. ours.Where(type => !listed.Contains(type.FullName)).Select(type => type.Header),
            .. ours.Where(type => listed.Contains(type.FullName) && listed[type.FullName].All(other => other.Header != type.Header))
                .Select(type => $"{type.Header}, listed as {string.Join(" or ", listed[type.FullName].Select(other => other.Header))}"),
            .. ours.Where(type => listed.Contains(type.FullName))
                .SelectMany(type => type.Members.Except(listed[type.FullName].SelectMany(other => other.Members))
                    .Select(member => $"{type.FullName}: {member}")),
        ];
    }

    /// <summary>What <paramref name="ours"/> lacks, and how many types and members the list has in all.</summary>
    public static (IReadOnlyList<string> Missing, int Total) Coverage(IReadOnlyList<ApiType> list, IReadOnlyList<ApiType> ours)
    {
        var present = ours.ToDictionary(type => type.FullName);
        var expected = list.Where(type => !MayBeInternal(type)).SelectMany(type => type.Members.Select(member => (type, member))
            .Prepend((type, member: ""))).ToList();
        var missing = expected
            .Where(item => !present.TryGetValue(item.type.FullName, out var mine)
                || (item.member.Length > 0 && !mine.Members.Contains(item.member)))
            .Select(item => item.member.Length == 0 ? item.type.Header : $"{item.type.FullName}: {item.member}").ToList();
        return (missing, expected.Count);
    }

    // The classes behind the fluent grammar are reached only through its interfaces.
    private static bool MayBeInternal(ApiType type)
        => type.Kind != "interface" && BuilderName().IsMatch(type.Name);

    [GeneratedRegex("(ExpressionBuilder|ExpressionRoot|Builder(Base)?|ColumnExpressionBuilderHelper)(<.*)?$")]
    private static partial Regex BuilderName();
}
