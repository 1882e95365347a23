namespace Gromozeka.FluentMigrations.Generator;

/// <summary>
/// The tags of a class. The names are joined, so that the compiler, which caches what has not changed, can compare two instances by value.
/// </summary>
/// <param name="All">The names under <c>RequireAll</c>.</param>
/// <param name="Any">The names under <c>RequireAny</c>.</param>
internal sealed record ClassTags(string All, string Any)
{
    private const char Separator = '\0';

    public IReadOnlyList<string> AllNames => Split(All);

    public IReadOnlyList<string> AnyNames => Split(Any);

    public static string Join(IEnumerable<string> names) => string.Concat(names.Select(name => name + Separator));

    /// <summary>Whether a host that asks for a single tag can get both classes.</summary>
    public bool Meets(ClassTags other) => AllNames.Concat(AnyNames).Intersect(other.AllNames.Concat(other.AnyNames)).Any();

    /// <summary>Whether a host that asks only for this tag gets the class.</summary>
    public bool Has(string name) => AllNames.Concat(AnyNames).Contains(name);

    private static string[] Split(string names) => names.Length == 0 ? [] : names.Substring(0, names.Length - 1).Split(Separator);
}
