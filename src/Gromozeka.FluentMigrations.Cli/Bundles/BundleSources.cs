using System.Security;
using Gromozeka.FluentMigrations.Cli.Loading;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>The project of a bundle. It references the application's project, and its code names what the commands work on.</summary>
internal static class BundleSources
{
    /// <summary>The project file. Settings of the application's repository for all of its projects do not apply to this one.</summary>
    public static string Project(BundlePlan plan) =>
        $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{Escape(plan.Framework)}</TargetFramework>
                <AssemblyName>{Escape(plan.Name)}</AssemblyName>
                <ImplicitUsings>enable</ImplicitUsings>
                {(
                plan.Runtime is null
                    ? "<UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>"
                    : $"<RuntimeIdentifier>{Escape(plan.Runtime)}</RuntimeIdentifier>"
            )}
                {Form(plan)}
                <InvariantGlobalization>{IsInvariant(plan)}</InvariantGlobalization>
                <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
                <DebugType>none</DebugType>
                <CopyOutputSymbolsToPublishDirectory>false</CopyOutputSymbolsToPublishDirectory>
                <PublishReferencesDocumentationFiles>false</PublishReferencesDocumentationFiles>
                <ValidateExecutableReferencesMatchSelfContained>false</ValidateExecutableReferencesMatchSelfContained>
                <GenerateMigrationCatalog>false</GenerateMigrationCatalog>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{Escape(plan.Project)}" />
            {string.Join(
                "\n",
                plan.Packages.Select(package => $"    <PackageReference Include=\"{package.Id}\" Version=\"{package.Version}\" />")
            )}
            {string.Join("\n", plan.Switches.Where(IsOption).Select(Option))}
              </ItemGroup>
              {(plan.BuildFiles is null ? "" : $"<Import Project=\"{Escape(plan.BuildFiles)}\" />")}
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <!--
                The application's own executable, which would start it, and symbols stay behind; so does an earlier bundle in the same
                place, whose files the application takes for its own.
              -->
              <Target Name="LeaveOutApplication" AfterTargets="ComputeResolvedFilesToPublishList">
                <PropertyGroup>
                  <_Output>{Escape(plan.Output + Path.DirectorySeparatorChar)}</_Output>
                </PropertyGroup>
                <ItemGroup>
                  <_LeftOut Include="@(ResolvedFileToPublish)" Condition="'%(Extension)' == '.pdb' or {string.Join(
                " or ",
                OwnFiles(plan).Select(file => $"'%(RelativePath)' == '{Escape(file)}'")
            )}" />
                  <_LeftOut
                    Include="@(ResolvedFileToPublish)"
                    Condition="$([System.String]::new('%(FullPath)').StartsWith('$(_Output)'))" />
                  <ResolvedFileToPublish Remove="@(_LeftOut)" />
                </ItemGroup>
              </Target>
            </Project>
            """;

    /// <summary>The program.</summary>
    public static string Program(BundlePlan plan) =>
        $$"""
            using System.Data.Common;
            using Gromozeka.FluentMigrations.Commands;

            return new MigrationBundle
            {
                Program = Type.GetType({{Literal(plan.ProgramType)}}, throwOnError: true)!.Assembly,
                Registration = {{(plan.Registration is null ? "null" : $"Type.GetType({Literal(plan.Registration)}, throwOnError: true)")}},
                Assemblies = [{{string.Join(
                ", ",
                plan.MigrationTypes.Select(name => $"Type.GetType({Literal(name)}, throwOnError: true)!.Assembly")
            )}}],
                CreateDatabase = (connection, timeout) => {{plan.Provider.BundleCode}},
                CompleteConnection = text =>
                {
                    // The path of a file is relative to the current folder. A connection string without one stays as it is.
                    var connection = new DbConnectionStringBuilder { ConnectionString = text };
                    var key = new[] { "Data Source", "DataSource", "Filename" }.FirstOrDefault(connection.ContainsKey);
                    if (key is null || connection[key] is not string { Length: > 0 } file
                        || file[0] is ':' or '|' || file.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
                        return text;
                    connection[key] = Path.GetFullPath(file);
                    return connection.ConnectionString;
                },
            }.Run(args);
            """;

    private static bool IsInvariant(BundlePlan plan) =>
        plan.Switches.GetValueOrDefault(RuntimeConfiguration.InvariantGlobalization) is true;

    /// <summary>The SDK writes the switch of cultures itself.</summary>
    private static bool IsOption(KeyValuePair<string, object> option) => option.Key != RuntimeConfiguration.InvariantGlobalization;

    private static string Option(KeyValuePair<string, object> option) =>
        $"    <RuntimeHostConfigurationOption Include=\"{Escape(option.Key)}\" Value=\"{Escape(option.Value.ToString()!)}\" />";

    /// <summary>How it is compiled. What native code has to preserve, the build files of the engine's package say.</summary>
    private static string Form(BundlePlan plan) =>
        plan.IsNative
            ? "<PublishAot>true</PublishAot>"
            : $"""
                <SelfContained>{plan.IsSelfContained}</SelfContained>
                <PublishReadyToRun>true</PublishReadyToRun>
                <!-- The runtime is compiled already; compiling it again, with the program, takes minutes. -->
                <PublishReadyToRunComposite Condition="'$(PublishReadyToRunComposite)' == ''">false</PublishReadyToRunComposite>
                <PublishSingleFile>{plan.IsSingleFile}</PublishSingleFile>
                <IncludeNativeLibrariesForSelfExtract>true</IncludeNativeLibrariesForSelfExtract>
                """;

    /// <summary>The files that start the application.</summary>
    private static string[] OwnFiles(BundlePlan plan) =>
        [plan.Program, plan.Program + ".exe", plan.Program + ".runtimeconfig.json", plan.Program + ".deps.json"];

    /// <summary>A text in the project file, without what the build would take for more than text.</summary>
    private static string Escape(string text) =>
        SecurityElement.Escape(string.Concat(text.Select(c => "%$@();'?*".Contains(c) ? $"%{(int)c:X2}" : $"{c}")));

    private static string Literal(string text) =>
        '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
}
