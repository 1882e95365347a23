namespace Gromozeka.FluentMigrations.Generator;

/// <summary>
/// The tags of a class. The names are joined, so that two equal classes are equal to the compiler, which keeps what has not changed.
/// </summary>
/// <param name="All">The names under <c>RequireAll</c>.</param>
/// <param name="Any">The names under <c>RequireAny</c>.</param>
internal sealed record ClassTags(string All, string Any)
{
    private const char Separator = '\0';

    public IReadOnlyList<string> AllNames => Split(All);

    public IReadOnlyList<string> AnyNames => Split(Any);

    public static string Join(IEnumerable<string> names) => string.Concat(names.Select(name => name + Separator));

    /// <summary>Whether a host that asks for one tag gets both classes.</summary>
    public bool Meets(ClassTags other) => AllNames.Concat(AnyNames).Intersect(other.AllNames.Concat(other.AnyNames)).Any();

    /// <summary>Whether a host gets the class that asks for this tag alone.</summary>
    public bool Has(string name) => AllNames.Concat(AnyNames).Contains(name);

    private static string[] Split(string names) => names.Length == 0 ? [] : names.Substring(0, names.Length - 1).Split(Separator);
}
