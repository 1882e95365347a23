using System.Reflection;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Commands.Hosting;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// What the engine advises in the words of its API, a command says in the words of the command line. Every text of the engine is read from
/// its source, so that none can be changed or added without its translation.
/// </summary>
public sealed partial class AdviceTests
{
    /// <summary>What no option of the command line sets: it is corrected in the program.</summary>
    private static readonly IReadOnlyList<string> OfTheProgram = ["KeepLog", "StepTimeout", "VerifySchema"];

    private static readonly IReadOnlyList<Type> Api =
    [
        typeof(MigrationOptions),
        typeof(AdoptionOptions),
        typeof(BackupOptions),
        typeof(RepairOptions),
        typeof(RestoreOptions),
        typeof(HalfDoneResolution),
        typeof(MigrationManager),
        typeof(BackupManager),
    ];

    public AdviceTests() => CommandFront.Current = new HostFront(() => throw new InvalidOperationException("No service is needed."));

    public static TheoryData<string, string> Texts()
    {
        var texts = new TheoryData<string, string>();
        foreach (var (code, text) in Sources().SelectMany(Literals).Where(literal => Names().IsMatch(literal.Text)).Distinct())
            texts.Add(code, text);
        return texts;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void EveryText_HasNoNameOfTheApi(string code, string text)
    {
        var known = (ErrorCode)typeof(ErrorCodes).GetField(code)!.GetValue(null)!;
        var version = 2;

        var advice = Advice.Next(new MigrationException(known, "what", "why", "state", text) { Version = version });

        Assert.DoesNotMatch(Names(), advice);
    }

    [Fact]
    public void Texts_AreFound() => Assert.True(Texts().Count > 20);

    [Theory]
    [InlineData("record the result: PlanRepair with HalfDone = MarkApplied or MarkNotApplied, and Repair", "repair with --mark-applied or")]
    [InlineData("then Repair, with HalfDone = MarkApplied or MarkNotApplied", " repair with --mark-applied or --mark-not-applied")]
    [InlineData("then record with Repair whether it is applied", " repair whether it is applied")]
    [InlineData("or accept it: Repair, with AcceptEdits", " repair --accept-edits")]
    [InlineData("if it may, set AllowBreakingChange", "if it may, add --allow-breaking-changes")]
    [InlineData("if it may, set RestoreOptions.AllowNewerDatabase", "if it may, add --allow-newer-database")]
    [InlineData("to go back, call RollbackTo(2)", " rollback to 2")]
    [InlineData("adopt it with Align (dotnet fm adopt --align), which rebuilds", " adopt --align, which rebuilds")]
    [InlineData("(Stamp with acceptDifferences, dotnet fm stamp --accept-differences)", " stamp --accept-differences)")]
    public void Text_InTheWordsOfTheCommandLine(string text, string expected) =>
        Assert.Contains(
            expected,
            Advice.Next(new MigrationException(ErrorCodes.HalfDone, "what", "why", "state", text)),
            StringComparison.Ordinal
        );

    private static IEnumerable<string> Sources()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gromozeka.FluentMigrations.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return new[] { "", ".Sqlite", ".Postgres" }
            .SelectMany(name =>
                Directory.EnumerateFiles(
                    Path.Combine(folder, "src", $"Gromozeka.FluentMigrations{name}"),
                    "*.cs",
                    SearchOption.AllDirectories
                )
            )
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    /// <summary>The texts of a file, each with the code that was named before it.</summary>
    private static IEnumerable<(string Code, string Text)> Literals(string file)
    {
        var source = Comment().Replace(File.ReadAllText(file), "");
        foreach (Match text in Text().Matches(source))
        {
            var code = Code().Matches(source[..text.Index]).LastOrDefault()?.Groups[1].Value ?? nameof(ErrorCodes.StepFailed);
            yield return (code, Hole().Replace(string.Concat(Part().Matches(text.Value).Select(part => part.Groups[1].Value)), "1"));
        }
    }

    /// <summary>The names that no sentence contains by chance: of two words, or of a method that is only an instruction.</summary>
    private static Regex Names()
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var names = Api.SelectMany(type => type.GetMembers(Declared))
            .SelectMany(member =>
                member is MethodInfo { IsSpecialName: false } method
                    ? method.GetParameters().Select(parameter => parameter.Name!).Append(method.Name)
                    : [member.Name]
            )
            .Where(name => TwoWords().IsMatch(name))
            .Except(OfTheProgram)
            .Except([nameof(ToString), nameof(GetHashCode)])
            .Append(nameof(MigrationManager.Repair))
            .Append(nameof(AdoptionOptions.Align));
        return new Regex($@"\b({string.Join('|', names.Distinct())})\b", RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("""\$?"(?:[^"\\\r\n]|\\.)*"(?:\s*\+\s*\$?"(?:[^"\\\r\n]|\\.)*")*""")]
    private static partial Regex Text();

    [GeneratedRegex("\"((?:[^\"\\\\\\r\\n]|\\\\.)*)\"")]
    private static partial Regex Part();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"ErrorCodes\.(\w+),")]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Za-z][a-z]+[A-Z][A-Za-z]+$")]
    private static partial Regex TwoWords();
}
