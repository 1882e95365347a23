using System.Text.Json;

namespace Gromozeka.FluentMigrations.Benchmarks.Workers;

/// <summary>The SQL of one migration.</summary>
/// <param name="Version">Its version; for many rows, how many.</param>
/// <param name="Description">What the version table says of it.</param>
/// <param name="Up">The statements that apply it.</param>
/// <param name="Down">The statements that undo it.</param>
internal sealed record PlainStep(long Version, string Description, IReadOnlyList<string> Up, IReadOnlyList<string> Down)
{
    public static IReadOnlyList<PlainStep> Read(string path) =>
        path.Length == 0 ? [] : JsonSerializer.Deserialize<List<PlainStep>>(File.ReadAllText(path))!;

    public static void Write(string path, IEnumerable<PlainStep> steps) => File.WriteAllText(path, JsonSerializer.Serialize(steps));
}
